package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.rule.ServerRule;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A dialogue, and the rules that its server breaks, in chronological order. */
record ServerCase(String title, List<String> dialogue, List<ServerRule> broken) {

    /** Takes steps separated by {@code " / "}; those that begin with {@code @} stand for several. */
    static ServerCase of(String title, String dialogue, ServerRule... broken) {
        return new ServerCase(
                title,
                Arrays.stream(dialogue.split(" / "))
                        .flatMap(ServerCase::written)
                        .toList(),
                List.of(broken));
    }

    /** Runs the dialogue, over a socket if it has no TLS, pipelining or stubs in it. */
    SmtpSession session() throws IOException {
        boolean plain = dialogue.stream().allMatch(line -> line.matches("(?s)[SRCLM]: .*"));
        return plain ? SmallServer.play(dialogue) : Talk.of(dialogue.toArray(String[]::new));
    }

    private static Stream<String> written(String step) {
        return switch (step) {
            case "@hello" ->
                Stream.of(
                        "S: 220 mx.example.org ESMTP",
                        "C: EHLO client",
                        "S: 250-mx.example.org|250-PIPELINING|250-SIZE 1000|250-AUTH PLAIN LOGIN|250-CHUNKING|250 8BITMIME");
            case "@enhanced" ->
                Stream.of(
                        "S: 220 mx.example.org ESMTP",
                        "C: EHLO client",
                        "S: 250-mx.example.org|250 ENHANCEDSTATUSCODES");
            case "@tls" ->
                Stream.of("S: 220 mx.example.org ESMTP", "C: EHLO client", "S: 250-mx.example.org|250 STARTTLS");
            case "@mail" -> Stream.of("C: MAIL FROM:<shop@example.com>", "S: 250 OK");
            case "@rcpt" -> Stream.of("C: RCPT TO:<ada@example.org>", "S: 250 OK");
            case "@data" -> Stream.of("C: DATA", "S: 354 go", "M: Subject: x||Hello", "S: 250 OK");
            case "@login" -> Stream.of("C: AUTH PLAIN AHNob3AAc2VjcmV0", "S: 235 yes");
            case "@quit" -> Stream.of("C: QUIT", "S: 221 Bye");
            default -> Stream.of(step);
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
