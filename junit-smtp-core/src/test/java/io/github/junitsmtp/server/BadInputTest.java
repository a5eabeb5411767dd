package io.github.junitsmtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    @SmtpServer
    private RecordingSmtpServer smtp;

    @AfterEach
    void the_server_goes_on() {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.noop()).isOk();
        }
    }

    private SmtpSession sessionOf(String sent, boolean reset) throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            if (reset) {
                smtp.await().until(() -> heard(sent));
            } else {
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes(); // unread input would turn the close into a reset
            }
        }
        smtp.await().until(() -> smtp.transcript().sessions().get(0).ending() != Ending.OPEN);
        return smtp.transcript().sessions().get(0);
    }

    /** Whether the complete lines have been recorded, so that a reset cannot overtake them. */
    private boolean heard(String sent) {
        long lines = sent.chars().filter(c -> c == '\n').count();
        return smtp.transcript().sessions().stream()
                .anyMatch(session -> session.commands().size() >= lines);
    }

    @Test
    void a_large_mail_to_a_thousand_recipients_is_one_mail(
            @SmtpServer RecordingSmtpServer smtp, @SmtpServer SmtpClient client) {
        String line = "x".repeat(998) + "\n";
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.pipeline(IntStream.range(0, 1000)
                .mapToObj(i -> "RCPT TO:<user" + i + "@example.org>")
                .toArray(String[]::new));
        client.data();

        assertThat(client.message("Subject: large\n\n" + line.repeat(10_000))).isOk();

        assertThat(smtp.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipients()).hasSize(1000);
            assertThat(mail.content()).hasSize(10_000 * 1000 + "Subject: large\r\n\r\n".length());
            assertThat(mail.textBody())
                    .hasValueSatisfying(body -> assertThat(body).hasSize(10_000 * 999 - 1));
        });
        assertThat(smtp.mails()).to("user999@example.org").hasSize(1);
    }

    @Test
    void a_client_that_says_nothing_is_in_the_transcript() throws IOException {
        SmtpSession session = sessionOf("", false);

        assertThat(session)
                .hasCommands()
                .hasEnding(Ending.CLOSED_BY_CLIENT)
                .greeting()
                .isServiceReady();
    }

    @Test
    void a_command_that_breaks_off_is_in_the_transcript_as_far_as_it_came() throws IOException {
        SmtpSession session = sessionOf("EHLO client\r\nMAIL FR", false);

        assertThat(session).hasCommands("EHLO client", "MAIL FR").hasEnding(Ending.CLOSED_BY_CLIENT);
        Exchange last = session.exchanges().get(2);
        assertThat(last.isComplete()).isFalse();
        assertThat(last).hasToString("C: MAIL FR\nC: (cut off here, in the middle of a line)");
    }

    @Test
    void a_message_that_breaks_off_is_in_the_transcript_and_no_mail() throws IOException {
        SmtpSession session =
                sessionOf("EHLO c\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nSubject: Hel", false);

        assertThat(session.exchanges().get(5))
                .hasToString("C: Subject: Hel\nC: (cut off here, in the middle of a message)");
        assertThat(smtp).hasReceivedNoMail();
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines).doesNotContain("DATA");
    }

    @Test
    void a_reset_is_told_from_an_orderly_end() throws IOException {
        assertThat(sessionOf("NOOP\r\n", true)).hasCommands("NOOP").hasEnding(Ending.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\n", "NOOP\r\r\n", "NO\rOP\r\n", "NOOP\0\r\n", "\n"})
    void a_line_that_does_not_end_as_it_should_is_refused_at_once(String line) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.sendRaw(line.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(client.readReply())
                    .isCommandUnrecognized()
                    .hasText("Lines must end with CRLF and must not contain NUL, bare CR or bare LF");
            assertThat(client.noop()).isOk();
            assertThat(smtp.transcript().sessions().get(0).exchanges().get(1).sent())
                    .asString(StandardCharsets.ISO_8859_1)
                    .isEqualTo(line);
        }
    }

    @Test
    void malformed_lines_are_errors_that_count() throws IOException {
        SmtpSession session = sessionOf("\n".repeat(1000), false);

        assertThat(session.exchanges()).hasSize(1 + 20 + 1);
        assertThat(session.exchanges().get(21).reply())
                .hasValueSatisfying(reply -> assertThat(reply)
                        .isServiceNotAvailable()
                        .hasText("localhost Too many errors, closing transmission channel"));
    }

    @Test
    void binary_is_a_command_that_nobody_knows() {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.sendRaw(new byte[] {(byte) 0x80, (byte) 0xff, 1, 2, '\r', '\n'});

            assertThat(client.readReply()).isCommandUnrecognized();
            assertThat(smtp.transcript().sessions().get(0).exchanges().get(1).sent())
                    .containsExactly(0x80, 0xff, 1, 2, '\r', '\n');
        }
    }

    @Test
    void a_line_of_10_MB_is_refused_and_kept_in_part() {
        byte[] line = new byte[10_000_000];
        Arrays.fill(line, (byte) 'x');
        line[line.length - 2] = '\r';
        line[line.length - 1] = '\n';
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.sendRaw(line);

            assertThat(client.readReply()).isCommandUnrecognized().hasText("Line too long; the limit is 12288 octets");
            Exchange exchange = smtp.transcript().sessions().get(0).exchanges().get(1);
            assertThat(exchange.sentBytes()).isEqualTo(10_000_000);
            assertThat(exchange.sent()).hasSize(12_288);
        }
    }

    @Test
    void what_looks_like_an_end_of_data_is_none() {
        String body = "a\n.\nb\r.\rc\n.\r\nd\r\n.\ne\r\n.\rf\r\n";
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>");
            client.data();
            client.sendRaw((body + ".\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(client.readReply()).isOk();

            Exchange message = smtp.transcript().sessions().get(0).exchanges().get(5);
            assertThat(message.sent()).asString().isEqualTo(body + ".\r\n");
        }
    }

    @Test
    void closing_does_not_wait_for_anybody() throws IOException {
        RecordingSmtpServer other = RecordingSmtpServer.start();
        try (Socket silent = new Socket(other.host(), other.port());
                SmtpClient inMessage = SmtpClient.connect(other.host(), other.port())) {
            inMessage.pipeline("EHLO c", "MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA");
            assertThat(silent.isConnected()).isTrue();

            other.close();

            assertThat(other.transcript().sessions())
                    .extracting(SmtpSession::ending)
                    .containsExactly(Ending.CLOSED_BY_SERVER, Ending.CLOSED_BY_SERVER);
        }
    }
}
