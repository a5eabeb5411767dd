package io.github.junitsmtp.reliability;

import static io.github.junitsmtp.script.CommandPatterns.connect;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client does, it gets an answer that makes sense, it is on record, and others are served. */
@Timeout(600)
class HostileClientTest {

    private static final String ENVELOPE =
            "EHLO evil.example\r\nMAIL FROM:<shop@example.com>\r\nRCPT TO:<ada@example.org>\r\n";

    private final RecordingSmtpServer smtp = RecordingSmtpServer.start();

    @AfterEach
    void the_server_serves_others() {
        if (!smtp.toString().endsWith(", closed")) {
            try (smtp;
                    SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                assertThat(client.noop()).isOk();
            }
        }
    }

    private SmtpSession ended() {
        smtp.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        smtp.transcript().sessions().stream().noneMatch(session -> session.ending() == Ending.OPEN));
        return smtp.transcript().sessions().get(0);
    }

    private GreenMail greenMail() {
        return smtp.unwrap(GreenMail.class).orElseThrow();
    }

    @Test
    void a_slow_loris_gets_its_mail_through_byte_by_byte() throws IOException {
        String dialogue = ENVELOPE + "DATA\r\nSubject: slow\r\n\r\n.\r\nQUIT\r\n";
        List<RawClient> clients = connected(50);
        for (char c : dialogue.toCharArray()) {
            for (RawClient client : clients) {
                client.send(String.valueOf(c));
            }
        }
        for (RawClient client : clients) {
            assertThat(client.readAll()).contains("\r\n354 ").contains("\r\n221 ");
            client.close();
        }

        assertThat(smtp).hasReceivedExactly(50);
        assertThat(greenMail().getReceivedMessages()).hasSize(50);
    }

    @Test
    void close_does_not_wait_for_those_who_never_end_their_line() throws IOException {
        List<RawClient> clients = connected(50);
        for (RawClient client : clients) {
            client.readReply();
            client.ask("NOOP\r\n");
            client.send("MAIL FR");
        }

        try (RecordingSmtpServer closing = smtp) {
            assertThat(closing.transcript()).hasSessions(50);
        }

        assertThat(smtp.transcript().sessions())
                .allSatisfy(session ->
                        assertThat(session).hasCommandsInOrder("NOOP").hasEnding(Ending.CLOSED_BY_SERVER));
        for (RawClient client : clients) {
            assertThatExceptionOfType(IOException.class).isThrownBy(client::readReply);
        }
    }

    private List<RawClient> connected(int number) throws IOException {
        RawClient[] clients = new RawClient[number];
        for (int i = 0; i < number; i++) {
            clients[i] = RawClient.connect(smtp);
        }
        return List.of(clients);
    }

    @Test
    void a_thousand_recipients_are_one_mail() throws IOException {
        deliverTo(1_000);
    }

    @Test
    @Tag("long")
    void ten_thousand_recipients_are_one_mail() throws IOException {
        deliverTo(10_000);
    }

    private void deliverTo(int recipients) throws IOException {
        try (RawClient client = RawClient.connect(smtp)) {
            client.readReply();
            client.send("EHLO c\r\nMAIL FROM:<shop@example.com>\r\n"
                    + IntStream.range(0, recipients)
                            .mapToObj(i -> "RCPT TO:<u" + i + "@example.org>\r\n")
                            .collect(joining()));
            for (int i = 0; i < 2 + recipients; i++) {
                assertThat(client.readReply()).startsWith("250");
            }
            assertThat(client.ask("DATA\r\n")).startsWith("354 ");
            assertThat(client.ask("Subject: x\r\n\r\n.\r\n")).startsWith("250 ");
        }

        assertThat(smtp.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipients())
                        .extracting(Object::toString)
                        .isEqualTo(IntStream.range(0, recipients)
                                .mapToObj(i -> "u" + i + "@example.org")
                                .toList()));
        assertThat(greenMail().getReceivedMessages()).hasSize(recipients);
    }

    @Test
    void more_recipients_than_the_limit_are_refused() throws IOException {
        try (RecordingSmtpServer strict =
                        RecordingSmtpServer.builder().maxRecipients(100).start();
                RawClient client = RawClient.connect(strict)) {
            client.readReply();
            client.ask("EHLO c\r\n");
            client.ask("MAIL FROM:<shop@example.com>\r\n");
            for (int i = 0; i < 200; i++) {
                assertThat(client.ask("RCPT TO:<u" + i + "@example.org>\r\n"))
                        .startsWith(i < 100 ? "250 2.1.5" : "452 4.5.3");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "NOOP\0",
                "MAIL FROM:<a\0@b.example>",
                "\u00ff\u00fe",
                "MAIL FROM:<\u00c3\u0028@b.example>",
                "RCPT TO:<\u0080\u0080@\u00ff>",
                "EHLO \u00ed\u00a0\u0080",
                "\u0001\u0002\u001b[2J",
                "AUTH PLAIN \u00ff\0\u00ff",
                "HELP \u00f0\u009f",
                "VRFY \0",
                "BDAT \u00b2\u00b3 LAST",
                "XCLIENT ADDR=\u00e9"
            })
    void bytes_that_are_no_text_are_refused_and_recorded(String line) throws IOException {
        try (RawClient client = RawClient.connect(smtp)) {
            client.readReply();
            assertThat(client.ask(line + "\r\n")).matches("(?s)(5\\d\\d|25[0-2]|214)[ -].*");
            assertThat(client.ask("QUIT\r\n")).startsWith("221 ");
        }

        assertThat(Record.sent(ended())).isEqualTo((line + "\r\nQUIT\r\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(smtp.transcript().render()).doesNotContain("\0").doesNotContain("\u001b");
    }

    @Test
    void data_may_be_any_bytes() throws Exception {
        StringBuilder bytes = new StringBuilder("Subject: \u00ff\0\r\n\r\n");
        for (char c = 0; c < 256; c++) {
            bytes.append(c == '\r' || c == '\n' ? ' ' : c);
        }
        bytes.append("\r\n");
        try (RawClient client = RawClient.connect(smtp)) {
            client.send(ENVELOPE + "DATA\r\n" + bytes + ".\r\nQUIT\r\n");
            client.readAll();
        }

        assertThat(new String(smtp.mails().get(0).content(), StandardCharsets.ISO_8859_1))
                .isEqualTo(bytes.toString());
        assertThat(greenMail().getReceivedMessages()).hasSize(1);
    }

    /** The ways in which servers have taken the end of a line, or of a mail, for what it is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r\n.\n",
                "\r.\r",
                "\r\n.\r",
                "\r.\r\n",
                "\n.\r",
                "\r.\n",
                "\r\n\0.\r\n",
                "\r\n.\0\r\n",
                "\r\n. \r\n",
                "\r\n..\r\n",
                "\r\r\n.\r\r\n",
                "\r\n.\r\r\n",
                "\r\n\r.\r\n",
                "\n\n.\n\n"
            })
    void no_mail_is_smuggled_in_another(String end) throws Exception {
        String smuggled = "MAIL FROM:<evil@example.com>\r\nRCPT TO:<bob@example.org>\r\nDATA\r\nSubject: evil\r\n";
        try (RawClient client = RawClient.connect(smtp)) {
            client.send(ENVELOPE + "DATA\r\nSubject: first\r\n\r\nx" + end + smuggled + "\r\n.\r\nQUIT\r\n");
            assertThat(client.readAll().lines().filter(reply -> reply.startsWith("354")))
                    .hasSize(1);
        }

        assertThat(smtp)
                .hasReceivedExactly(1)
                .singleElement()
                .satisfies(mail -> assertThat(new String(mail.data().bytes(), StandardCharsets.ISO_8859_1))
                        .contains("x" + end + smuggled));
        assertThat(ended()).noCommandWasRejected().doesNotHaveCommand("MAIL FROM:<evil@example.com>");
        assertThat(greenMail().getReceivedMessages()).singleElement().satisfies(message -> {
            assertThat(message.getSubject()).isEqualTo("first");
            assertThat(GreenMailUtil.getWholeMessage(message)).contains("MAIL FROM:<evil@example.com>");
        });
    }

    @Test
    void no_mail_is_smuggled_in_a_chunk() throws IOException {
        String content = "Subject: first\r\n\r\nx\r\n.\r\nMAIL FROM:<evil@example.com>\r\n";
        try (RawClient client = RawClient.connect(smtp)) {
            client.send(ENVELOPE + "BDAT " + content.length() + " LAST\r\n" + content + "QUIT\r\n");
            client.readAll();
        }

        assertThat(smtp)
                .hasReceivedExactly(1)
                .singleElement()
                .satisfies(mail -> assertThat(mail.content())
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo(content));
        assertThat(greenMail().getReceivedMessages())
                .singleElement()
                .extracting(GreenMailUtil::getWholeMessage)
                .asString()
                .contains("\r\n.\r\nMAIL FROM:<evil@example.com>");
    }

    @Test
    void nothing_that_came_in_the_clear_is_obeyed_in_TLS() throws IOException {
        String injected = "EHLO evil.example\r\nMAIL FROM:<evil@example.com>\r\n";
        try (RecordingSmtpServer secured =
                        RecordingSmtpServer.builder().tls(Tls.STARTTLS).start();
                Socket socket = new Socket(secured.host(), secured.port());
                RawClient plain = new RawClient(socket)) {
            plain.readReply();
            assertThat(plain.ask("STARTTLS\r\n" + injected)).startsWith("220 ");
            SSLSocketFactory factory = secured.certificates().sslContext().getSocketFactory();
            try (RawClient client = new RawClient(factory.createSocket(socket, "localhost", secured.port(), true))) {
                assertThat(client.ask("RCPT TO:<ada@example.org>\r\n")).startsWith("503 ");
                assertThat(client.ask("QUIT\r\n")).startsWith("221 ");
            }

            assertThat(secured.transcript().sessions().get(0).exchanges())
                    .filteredOn(exchange -> exchange.kind() == Exchange.Kind.INJECTION)
                    .singleElement()
                    .satisfies(
                            exchange -> assertThat(exchange.sent()).asString().isEqualTo(injected));
        }
    }

    @Test
    void a_client_that_reads_no_replies_is_held_up_and_let_go() throws IOException, InterruptedException {
        RawClient client = RawClient.connect(smtp);
        Thread writing = new Thread(() -> {
            String help = "HELP\r\n".repeat(1000);
            try {
                while (true) {
                    client.send(help);
                }
            } catch (IOException e) {
                return; // the server has hung up, which is what the test waits for
            }
        });
        writing.start();
        smtp.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> smtp.transcript().sessions().stream()
                        .anyMatch(session -> session.exchanges().size() > 5_000));

        smtp.close();
        writing.join();

        assertThat(smtp.transcript().sessions().get(0).ending()).isEqualTo(Ending.CLOSED_BY_SERVER);
        client.close();
    }

    @Test
    void refused_greetings_do_not_go_on_for_ever() throws IOException {
        smtp.on(connect()).reply(554, "No service");
        try (RawClient client = RawClient.connect(smtp)) {
            client.send("NOOP\r\n".repeat(1_000));
            client.shutdownOutput();
            assertThat(client.readAll().lines())
                    .hasSize(1 + 20 + 1)
                    .last()
                    .asString()
                    .startsWith("421 4.7.0");
        }
        assertThat(ended().exchanges()).hasSize(22);
        smtp.reset();
    }

    @Test
    void a_mail_that_is_too_large_leaves_only_its_beginning() throws IOException {
        try (RecordingSmtpServer small =
                        RecordingSmtpServer.builder().maxMessageSize(100_000).start();
                RawClient client = RawClient.connect(small)) {
            client.readReply();
            client.send(ENVELOPE + "DATA\r\n");
            String line = "x".repeat(998) + "\r\n";
            for (int i = 0; i < 30_000; i++) {
                client.send(line);
            }
            client.send(".\r\nQUIT\r\n");
            assertThat(client.readAll()).contains("\r\n552 5.3.4 ");

            Exchange message = small.transcript().sessions().get(0).exchanges().get(5);
            assertThat(message.sentBytes()).isEqualTo(30_000_003);
            assertThat(message.sent()).hasSize(100_003);
            assertThat(small).hasReceivedNoMail();
            assertThat(small.unwrap(GreenMail.class).orElseThrow().getReceivedMessages())
                    .isEmpty();
        }
    }
}
