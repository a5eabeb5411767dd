package io.github.junitsmtp.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever a client sends, each step is recorded with its reply, and the engine gets mails only as they are recorded. */
class TransportFuzzTest {

    private static final String ENVELOPE =
            "EHLO c.example\r\nMAIL FROM:<a@b.example> SIZE=100\r\nRCPT TO:<c@d.example>\r\n";

    private static final List<String> DIALOGUES = List.of(
            ENVELOPE + "RCPT TO:<e@f.example>\r\nDATA\r\nSubject: x\r\n\r\n..y\r\n.\r\nNOOP\r\nQUIT\r\n",
            ENVELOPE + "BDAT 14\r\nSubject: x\r\n\r\nBDAT 5 LAST\r\n.\r\n\r\nRSET\r\nQUIT\r\n",
            "EHLO c\r\nAUTH LOGIN\r\nYWRh\r\nc2VjcmV0\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.example> NOTIFY=NEVER\r\n"
                    + "DATA\r\n.\r\nVRFY ada\r\nHELP MAIL\r\nQUIT\r\n",
            "HELO c\r\nAUTH PLAIN AGFkYQBzZWNyZXQ=\r\nAUTH XOAUTH2\r\n*\r\nEXPN list\r\nXFOO\r\nQUIT\r\n");

    private static final List<String> PARTS = List.of(
            "\r\n",
            "\n",
            "\r",
            ".",
            "\r\n.\r\n",
            "\n.\n",
            "\0",
            " ",
            "<",
            ">",
            "\"",
            "@",
            "*\r\n",
            "=",
            "\u0016\u0003\u0001",
            "\u00ff",
            "DATA\r\n",
            "RSET\r\n",
            "QUIT\r\n",
            "STARTTLS\r\n",
            "BDAT 5 LAST\r\n",
            "BDAT 0 LAST\r\n",
            "BDAT 0\r\n",
            "BDAT 999999999999999999\r\n",
            "BDAT 18446744073709551616 LAST\r\n",
            "AUTH PLAIN ",
            "AUTH DIGEST-MD5\r\n",
            " SIZE=99999999999999999999",
            ENVELOPE,
            "x".repeat(13_000));

    @Property
    void random_bytes(@ForAll @Size(max = 3_000) byte[] sent) throws IOException {
        isRecorded(sent);
    }

    @Property(edgeCases = EdgeCasesMode.NONE) // there would be more of them than tries
    void dialogues_with_a_few_bytes_changed(@ForAll("mutations") String sent) throws IOException {
        isRecorded(sent.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Provide
    Arbitrary<String> mutations() {
        Arbitrary<String> dialogue = Arbitraries.of(DIALOGUES).flatMap(this::mutated);
        return dialogue.flatMap(this::mutated).flatMap(this::mutated);
    }

    private Arbitrary<String> mutated(String dialogue) {
        Arbitrary<String> inserted = Arbitraries.oneOf(
                Arbitraries.of(PARTS),
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(3));
        return Combinators.combine(
                        Arbitraries.integers().between(0, dialogue.length()),
                        Arbitraries.integers().between(0, 10),
                        inserted)
                .as((place, removed, part) -> dialogue.substring(0, place)
                        + part
                        + dialogue.substring(Math.min(dialogue.length(), place + removed)));
    }

    /** Inputs that failed, or looked as if they could fail. */
    @Example
    void inputs_that_are_known_to_be_hard() throws IOException {
        for (String part : PARTS) {
            for (String dialogue : DIALOGUES) {
                isRecorded((part + dialogue).getBytes(StandardCharsets.ISO_8859_1));
                isRecorded((dialogue.replace("QUIT\r\n", "") + part).getBytes(StandardCharsets.ISO_8859_1));
                isRecorded((ENVELOPE + "DATA\r\n" + part + dialogue).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void isRecorded(byte[] sent) throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            String received = exchange(smtp, sent);
            smtp.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(smtp.transcript().sessions())
                            .singleElement()
                            .satisfies(session -> assertThat(session.ending()).isNotEqualTo(Ending.OPEN)));
            SmtpSession session = smtp.transcript().sessions().get(0);

            allBytesAreThere(session, sent);
            allIsAnswered(session, received);
            theEngineHeardTheSame(smtp);
            assertThat(session.render().chars()).noneMatch(c -> Character.isISOControl(c) && c != '\n');
            assertThat(session.violations(EnumSet.allOf(ClientRule.class))).isNotNull();
        }
    }

    /** Sends everything at once, and returns the replies, as far as they could be read. */
    private static String exchange(RecordingSmtpServer smtp, byte[] sent) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(received);
        } catch (IOException e) {
            assertThat(smtp.transcript().sessions())
                    .isNotEmpty(); // the server closed the connection, as after 421, and left bytes unread
        }
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private static void allBytesAreThere(SmtpSession session, byte[] sent) {
        long total = session.exchanges().stream().mapToLong(Exchange::sentBytes).sum();
        if (session.ending() == Ending.CLOSED_BY_CLIENT) {
            assertThat(total).isEqualTo(sent.length);
        } else {
            assertThat(total).isLessThanOrEqualTo(sent.length);
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        session.exchanges().forEach(exchange -> kept.writeBytes(exchange.sent()));
        if (kept.size() == total) {
            assertThat(new String(sent, StandardCharsets.ISO_8859_1))
                    .startsWith(kept.toString(StandardCharsets.ISO_8859_1));
        }
    }

    private static void allIsAnswered(SmtpSession session, String received) {
        List<Exchange> exchanges = session.exchanges();
        String said = exchanges.stream()
                .map(exchange -> new String(exchange.replyBytes(), StandardCharsets.ISO_8859_1))
                .collect(joining());
        if (session.ending() == Ending.CLOSED_BY_CLIENT) {
            assertThat(said).isEqualTo(received);
        } else {
            assertThat(said).startsWith(received);
        }
        for (Exchange exchange : exchanges) {
            if (exchange.isComplete() && exchange.kind() != Exchange.Kind.TLS_HANDSHAKE) {
                assertThat(SmtpReply.parseStrictly(exchange.replyBytes())).isNotNull();
            }
        }
    }

    /** A line may also be DATA within a message. */
    private static void theEngineHeardTheSame(RecordingSmtpServer smtp) {
        List<String> heard = smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines;
        long quoted = smtp.mails().stream()
                .flatMap(mail -> new String(mail.data().bytes(), StandardCharsets.ISO_8859_1).lines())
                .filter("DATA"::equals)
                .count();
        assertThat(heard.stream().filter("DATA"::equals))
                .hasSize((int) quoted + smtp.mails().size());
    }
}
