package io.github.junitsmtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@SmtpServer
class SmtpClientTest {

    /** Keeps the sockets from being collected, which would close them. */
    private static final List<Socket> SOCKETS = new CopyOnWriteArrayList<>();

    private static final Duration SHORT = Duration.ofMillis(1500);

    @Test
    void each_verb_has_its_method(RecordingSmtpServer smtp, SmtpClient client) {
        client.helo("client");
        client.ehlo("client");
        client.mailFrom("shop@example.com", "SIZE=10", "BODY=7BIT");
        client.rcptTo("ada@example.org", "NOTIFY=NEVER");
        client.data();
        client.message("Hello");
        client.rset();
        client.noop();
        client.help();
        client.help("MAIL");
        client.vrfy("ada");
        client.expn("all");
        client.quit();

        String[] commands = {
            "HELO client",
            "EHLO client",
            "MAIL FROM:<shop@example.com> SIZE=10 BODY=7BIT",
            "RCPT TO:<ada@example.org> NOTIFY=NEVER",
            "DATA",
            "RSET",
            "NOOP",
            "HELP",
            "HELP MAIL",
            "VRFY ada",
            "EXPN all",
            "QUIT"
        };
        assertThat(client.session()).hasCommands(commands).endedWithQuit();
        assertThat(smtp.transcript()).singleSession().hasCommands(commands);
    }

    @Test
    void its_own_dialogue_is_a_session_that_can_be_asserted_on(SmtpClient client) {
        client.pipeline("NOOP 1", "WHAT", "NOOP 2");

        assertThat(client.session()).greeting().isServiceReady();
        assertThat(client.session()).replyTo("WHAT").isCommandUnrecognized();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(client.noop()).isServiceReady())
                .withMessageEndingWith("    C: NOOP\n -> S: 250 2.0.0 fine\n".stripTrailing());
    }

    @Test
    void a_batch_is_answered_in_order(SmtpClient client) {
        assertThat(client.pipeline("NOOP", "WHAT", "QUIT"))
                .extracting(reply -> reply.code())
                .containsExactly(250, 500, 221);
    }

    @Test
    void messages_get_CRLF_doubled_dots_and_an_end(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");

        assertThat(client.message("Subject: x\n\n.\r\n..\nend")).isOk();

        assertThat(smtp.mails().get(0).content()).asString().isEqualTo("Subject: x\r\n\r\n.\r\n..\r\nend\r\n");
    }

    @Test
    void a_message_without_354_is_not_sent(SmtpClient client) {
        client.noop();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> client.message("Subject: x"))
                .withMessage("""
                        A message follows 354, the answer to DATA, but the last reply was 250 2.0.0 fine; sendRaw(..) sends it all the same
                        The dialogue so far:
                        session 1, open
                            S: 220 localhost ESMTP PlainEngine recorded by junit-smtp
                            C: NOOP
                            S: 250 2.0.0 fine""");
        assertThat(client.noop()).isOk();
    }

    @Test
    void a_line_is_one_line(SmtpClient client) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.send("NOOP\r\nNOOP"))
                .withMessage(
                        "A line must not hold CR or LF: use pipeline(..) for several lines, sendRaw(..) for other bytes");
        client.sendRaw("NOOP\r\nNOOP\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(client.readReply()).isOk();
        assertThat(client.readReply()).isOk();
    }

    @Test
    void credentials_are_hidden(SmtpClient client) {
        client.send("AUTH LOGIN");
        client.send("YWRh");
        client.respond("c2VjcmV0");

        assertThat(client.session().toString())
                .doesNotContain("YWRh")
                .doesNotContain("c2VjcmV0")
                .contains("C: ********");
    }

    /** A server that says this and waits. */
    private static ServerSocket saying(String bytes, boolean hangUp) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> {
            try {
                Socket socket = server.accept();
                SOCKETS.add(socket);
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
                if (hangUp) {
                    socket.close();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return server;
    }

    @Test
    void what_comes_in_the_clear_behind_the_reply_to_STARTTLS_is_no_part_of_what_is_encrypted() throws IOException {
        try (ServerSocket server = saying("220 ready\r\n220 begin\r\n250 injected\r\n", false);
                SmtpClient client = SmtpClient.connect("localhost", server.getLocalPort())) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(
                            () -> client.startTls(TestCertificates.ofThisJvm().sslContext()))
                    .withMessageContaining("the server said more in the clear, after it was ready to start TLS");
        }
    }

    @Test
    void a_server_that_keeps_silent_is_given_up_on_and_the_dialogue_shown() throws IOException {
        try (ServerSocket server = saying("220 ready\r\n", false);
                SmtpClient client = SmtpClient.connect("127.0.0.1", server.getLocalPort(), SHORT)) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> client.ehlo("client"))
                    .withMessage("""
                            No whole reply within 1500 ms
                            The dialogue so far:
                            session 1, open
                                S: 220 ready
                                C: EHLO client""");
        }
    }

    @Test
    void half_a_reply_is_shown() throws IOException {
        try (ServerSocket server = saying("220-mx.example.org\r\n220-rea", true)) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connect("127.0.0.1", server.getLocalPort(), SHORT))
                    .withMessage("""
                            Not an SMTP reply: line 2 "220-rea" does not end with CRLF (RFC 5321, section 2.3.8)
                            The dialogue so far:
                            session 1, closed by the server
                                S: 220-mx.example.org
                                S: 220-rea""");
        }
    }

    @Test
    void what_is_no_reply_is_shown() throws IOException {
        try (ServerSocket server = saying("HTTP/1.1 400 Bad Request\r\n", false)) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connect("127.0.0.1", server.getLocalPort(), SHORT))
                    .withMessage("""
                            Not an SMTP reply: line 1 "HTTP/1.1 400 Bad Request" does not start with a code of three digits (RFC 5321, section 4.2)
                            The dialogue so far:
                            session 1, open
                                S: HTTP/1.1 400 Bad Request""");
        }
    }

    @Test
    void a_reply_without_end_is_cut_off() throws IOException {
        try (ServerSocket server = saying("220-more\r\n".repeat(200_000), false)) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connect("127.0.0.1", server.getLocalPort()))
                    .withMessageStartingWith("The reply has no end after 1048576 octets");
        }
    }

    @Test
    void nobody_there_is_told_with_the_address() {
        assertThatExceptionOfType(SmtpClientException.class)
                .isThrownBy(() -> SmtpClient.connect("127.0.0.1", 1))
                .withMessageStartingWith("Can not connect to 127.0.0.1:1: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpClient.connect("127.0.0.1", 1, Duration.ZERO))
                .withMessage("A time-out is 1 ms to 24 days but was: PT0S");
    }
}
