package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A dialogue, and the rules that its client breaks, in chronological order. */
record Case(String title, SmtpSession session, List<ClientRule> broken) {

    /** Takes steps separated by {@code " / "}; those that begin with {@code @} stand for several. */
    static Case of(String title, String dialogue, ClientRule... broken) {
        String[] lines = Arrays.stream(dialogue.split(" / "))
                .flatMap(Case::written)
                .map(line -> line.replace("CR", "\r").replace("LF", "\n"))
                .toArray(String[]::new);
        return new Case(title, Talk.of(lines), List.of(broken));
    }

    private static Stream<String> written(String step) {
        return switch (step) {
            case "@hello" ->
                Stream.of(
                        "S: 220 ready",
                        "C: EHLO client",
                        "S: 250-mx|250-PIPELINING|250-SIZE 1000|250-AUTH PLAIN LOGIN|250-STARTTLS|250-CHUNKING"
                                + "|250-BINARYMIME|250 DSN");
            case "@bare" -> Stream.of("S: 220 ready", "C: EHLO client", "S: 250 mx");
            case "@tls" ->
                Stream.of(
                        "C: STARTTLS", "S: 220 go", "TLS", "C: EHLO client", "S: 250-mx|250-SIZE 1000|250 AUTH PLAIN");
            case "@login" -> Stream.of("C: AUTH PLAIN AHNob3AAc2VjcmV0", "S: 235 yes");
            case "@mail" -> Stream.of("C: MAIL FROM:<shop@example.com>", "S: 250 OK");
            case "@rcpt" -> Stream.of("C: RCPT TO:<ada@example.org>", "S: 250 OK");
            case "@data" -> Stream.of("C: DATA", "S: 354 go");
            case "@quit" -> Stream.of("C: QUIT", "S: 221 Bye", "BYE");
            default -> Stream.of(step);
        };
    }
}
