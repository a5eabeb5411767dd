package io.github.junitsmtp.client;

import static io.github.junitsmtp.script.CommandPatterns.auth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.PrimitiveIterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer
class SmtpClientTest {

    private static final Duration SHORT = Duration.ofMillis(100);

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
    void octets_of_a_message_are_sent_as_they_are_with_doubled_dots_and_an_end(
            RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com> BODY=8BITMIME", "RCPT TO:<ada@example.org>", "DATA");
        byte[] message = octets("Subject: x\r\n\r\n.\r\n..\r\n\u00fc\n.\r.end");

        assertThat(client.message(message)).isOk();

        Exchange sent = smtp.transcript().sessions().get(0).exchanges().get(5);
        assertThat(sent.sent()).isEqualTo(octets("Subject: x\r\n\r\n..\r\n...\r\n\u00fc\n.\r.end\r\n.\r\n"));
        assertThat(client.session().exchanges().get(5).sent()).isEqualTo(sent.sent());
        assertThat(smtp.mails().get(0).content()).isEqualTo(octets("Subject: x\r\n\r\n.\r\n..\r\n\u00fc\n.\r.end\r\n"));
    }

    @Test
    void a_message_may_have_no_octets(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");

        assertThat(client.message(new byte[0])).isOk();

        assertThat(smtp.mails().get(0).content()).isEmpty();
    }

    @Test
    void a_message_is_sent_in_chunks(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>");

        assertThat(client.bdat(octets("Subject: x\r\n\r\n"))).isOk().hasText("14 octets received");
        assertThat(client.bdat(octets(".one\r\n.\r\n"))).isOk();
        assertThat(client.bdatLast(new byte[0])).isOk();

        assertThat(client.session())
                .hasCommands("EHLO", "MAIL", "RCPT", "BDAT 14", "BDAT 9", "BDAT 0 LAST")
                .isWellBehavedExceptFor(ClientRule.QUIT);
        assertThat(client.session().exchanges().get(4)).hasToString("""
                C: BDAT 14
                C: Subject: x
                C:
                S: 250 2.0.0 14 octets received""");
        assertThat(smtp.mails().get(0).content()).isEqualTo(octets("Subject: x\r\n\r\n.one\r\n.\r\n"));
    }

    @Test
    void a_message_without_354_is_not_sent(SmtpClient client) {
        client.noop();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> client.message("Subject: x"))
                .withMessage("""
                        A message requires a 354 reply to DATA, but the last reply was 250 2.0.0 fine; to send it anyway, call sendRaw(..)
                        The dialogue so far:
                        session 1, open
                            S: 220 localhost ESMTP PlainEngine recorded by junit-smtp
                            C: NOOP
                            S: 250 2.0.0 fine""");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> client.message(octets("Subject: x")));
        assertThat(client.noop()).isOk();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_line_is_one_line(SmtpClient client) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.send("NOOP\r\nNOOP"))
                .withMessage(
                        "line must not contain CR or LF; use pipeline(..) for several lines or sendRaw(..) for other bytes");
        client.sendRaw(octets("NOOP\r\nNOOP\r\n"));
        assertThat(client.readReply()).isOk();
        assertThat(client.readReply()).isOk();
    }

    @Test
    void a_line_that_is_sent_in_pieces_is_one_step(RecordingSmtpServer smtp, SmtpClient client) {
        for (String piece : new String[] {"EH", "LO client\r\n", "N", "O", "O", "P\r", "\n"}) {
            client.sendRaw(octets(piece));
            if (piece.endsWith("\n")) {
                assertThat(client.readReply()).isOk();
            }
        }
        client.sendRaw(octets("NO"));
        client.send("OP");

        assertThat(client.session().exchanges())
                .allSatisfy(step -> assertThat(step.reply()).isPresent());
        assertThat(smtp.transcript()).singleSession().hasCommands("EHLO client", "NOOP", "NOOP");
        client.sendRaw(octets("QU"));
        assertThat(client.session()).hasCommands("EHLO client", "NOOP", "NOOP", "QU");
    }

    @Test
    void credentials_are_hidden(SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH LOGIN");
        client.send("YWRh");
        client.respond("c2VjcmV0");

        assertThat(client.session().toString())
                .doesNotContain("YWRh")
                .doesNotContain("c2VjcmV0")
                .contains("C: ********");
    }

    @Test
    void PLAIN_logs_in_with_one_command(@SmtpServer(users = "ada:s\u00e9cret") RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            assertThat(client.authPlain("ada", "wrong")).isAuthenticationFailed();
            assertThat(client.authPlain("ada", "s\u00e9cret")).isAuthenticationSuccessful();

            assertThat(client.session()).hasCommands("EHLO", "AUTH PLAIN", "AUTH PLAIN");
            assertThat(client.session().toString()).contains("C: AUTH PLAIN ********\n    S: 235");
        }
        assertThat(smtp.transcript().sessions().get(0).logins())
                .hasToString("[ada via PLAIN, refused: the password has 5 characters instead of 6, ada via PLAIN]");
    }

    @Test
    void LOGIN_answers_each_challenge(@SmtpServer(users = "ada:secret") RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            assertThat(client.authLogin("ada", "wrong")).isAuthenticationFailed();
            assertThat(client.authLogin("ada", "secret")).isAuthenticationSuccessful();

            assertThat(client.session().toString()).endsWith("""
                        C: AUTH LOGIN
                        S: 334 VXNlcm5hbWU6
                        C: ********
                        S: 334 UGFzc3dvcmQ6
                        C: ********
                        S: 235 2.7.0 Authentication successful""".indent(4).stripTrailing());
        }
        assertThat(smtp.transcript()).singleSession().isAuthenticatedAs("ada");
    }

    @Test
    void LOGIN_ends_with_the_first_reply_that_is_no_challenge(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth()).once().reply(454, "4.7.0", "Later");

        assertThat(client.authLogin("ada", "secret")).hasCode(454);
        assertThat(client.noop()).isOk();
        assertThat(smtp.transcript()).singleSession().hasCommands("AUTH LOGIN", "NOOP");
    }

    @Test
    void other_mechanisms_are_spoken_step_by_step(SmtpClient client) {
        client.ehlo("client.example.org");
        assertThat(client.auth("XOAUTH2")).isAuthenticationChallenge();
        assertThat(client.respond("*")).isSyntaxErrorInParameters();
        assertThat(client.auth("XOAUTH2", "dXNlcj1hZGEBYXV0aD1CZWFyZXIgdG9rZW4BAQ=="))
                .isAuthenticationSuccessful();

        assertThat(client.session().toString())
                .contains("C: AUTH XOAUTH2\n")
                .contains("C: AUTH XOAUTH2 ********\n")
                .doesNotContain("dXNlcj1hZGE");
    }

    @Test
    void NUL_separates_user_and_password(SmtpClient client) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.authPlain("a\0b", "secret"))
                .withMessage("user must not contain NUL (RFC 4616, section 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.authPlain("ada", "\0"))
                .withMessage("password must not contain NUL (RFC 4616, section 2)");
        assertThat(client.session()).hasNoLogins();
    }

    /** A server that sends a text to its first client, whatever the client sends. */
    private static final class OneLiner implements AutoCloseable {

        private static final ThrowingConsumer<Socket> CLOSE = Socket::close;

        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CompletableFuture<Socket> client = new CompletableFuture<>();
        private final CompletableFuture<Void> said;

        OneLiner(String line) throws IOException {
            ThrowingConsumer<Socket> say =
                    socket -> socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            said = client.thenAccept(say);
            new Thread(this::accept).start();
        }

        private void accept() {
            try {
                client.complete(server.accept());
            } catch (IOException e) {
                client.completeExceptionally(e);
            }
        }

        int port() {
            return server.getLocalPort();
        }

        void hangUp() {
            said.join();
            client.thenAccept(CLOSE).join();
        }

        @Override
        public void close() throws IOException {
            server.close();
            client.thenAccept(CLOSE);
        }
    }

    @Test
    void what_comes_in_the_clear_behind_the_reply_to_STARTTLS_is_no_part_of_what_is_encrypted() throws IOException {
        try (OneLiner server = new OneLiner("220 ready\r\n220 begin\r\n250 injected\r\n");
                SmtpClient client = SmtpClient.connect("localhost", server.port())) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(
                            () -> client.startTls(TestCertificates.ofThisJvm().sslContext()))
                    .withMessageContaining("the server sent more plain text after its reply to STARTTLS");
        }
    }

    @Test
    void a_server_that_keeps_silent_is_given_up_on_and_the_dialogue_shown() throws IOException {
        try (OneLiner server = new OneLiner("220 ready\r\n");
                SmtpClient client = SmtpClient.greetedOver(
                        Connection.open("127.0.0.1", server.port(), SHORT), connection -> server.said.join())) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> client.ehlo("client"))
                    .withMessage("""
                            No complete reply within 100 ms
                            The dialogue so far:
                            session 1, open
                                S: 220 ready
                                C: EHLO client""");
        }
    }

    @Test
    void a_reply_that_drips_is_given_up_on_too() throws IOException {
        whileDripping(
                "2".repeat(10_000),
                port -> assertThatExceptionOfType(SmtpClientException.class)
                        .isThrownBy(() -> SmtpClient.connect("127.0.0.1", port, Duration.ofMillis(500)))
                        .withMessageStartingWith("No complete reply within 500 ms"));
    }

    @Test
    void a_handshake_that_drips_is_given_up_on_too() throws IOException {
        SSLContext context = TestCertificates.ofThisJvm().sslContext();
        String beginOfLargeRecord = "\u0016\u0003\u0003@\0";

        whileDripping(
                beginOfLargeRecord + "\0".repeat(10_000),
                port -> assertThatExceptionOfType(SmtpClientException.class)
                        .isThrownBy(() -> SmtpClient.connectTls("127.0.0.1", port, context, Duration.ofMillis(500)))
                        .withMessageStartingWith("The TLS handshake failed: Read timed out"));
    }

    /** Passes the port of a server that sends one character every 10 ms. */
    private static void whileDripping(String text, IntConsumer action) throws IOException {
        ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
        PrimitiveIterator.OfInt drops = text.chars().iterator();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> accept(server));
            accepted.thenAccept(client ->
                    dripping.scheduleAtFixedRate(() -> drip(client, drops.nextInt()), 0, 10, TimeUnit.MILLISECONDS));
            action.accept(server.getLocalPort());
            accepted.join().close();
        } finally {
            dripping.shutdownNow();
        }
    }

    private static Socket accept(ServerSocket server) {
        try {
            return server.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drip(Socket client, int drop) {
        try {
            client.getOutputStream().write(drop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void half_a_reply_is_shown() throws IOException {
        try (OneLiner server = new OneLiner("220-mx.example.org\r\n220-rea")) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.greetedOver(
                            Connection.open("127.0.0.1", server.port(), SHORT), connection -> server.hangUp()))
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
        try (OneLiner server = new OneLiner("HTTP/1.1 400 Bad Request\r\n")) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connect("127.0.0.1", server.port()))
                    .withMessage("""
                            Not an SMTP reply: line 1 "HTTP/1.1 400 Bad Request" does not start with a three-digit code (RFC 5321, section 4.2)
                            The dialogue so far:
                            session 1, open
                                S: HTTP/1.1 400 Bad Request""");
        }
    }

    @Test
    void a_reply_without_end_is_cut_off() throws IOException {
        try (OneLiner server = new OneLiner("220-more\r\n".repeat(200_000))) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connect("127.0.0.1", server.port()))
                    .withMessageStartingWith("The reply exceeds 1048576 octets");
        }
    }

    @Test
    void TLS_from_the_first_byte_takes_a_timeout(@SmtpServer(tls = Tls.IMPLICIT) RecordingSmtpServer smtp)
            throws IOException {
        SSLContext context = smtp.certificates().sslContext();
        try (SmtpClient client = SmtpClient.connectTls(smtp.host(), smtp.port(), context, Duration.ofMinutes(1))) {
            assertThat(client.greeting()).isServiceReady();
        }
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connectTls("127.0.0.1", silent.getLocalPort(), context, SHORT))
                    .withMessageStartingWith("The TLS handshake failed: Read timed out");
        }
    }

    @Test
    void nobody_there_is_told_with_the_address() {
        assertThatExceptionOfType(SmtpClientException.class)
                .isThrownBy(() -> SmtpClient.connect("127.0.0.1", 1))
                .withMessageStartingWith("Cannot connect to 127.0.0.1:1: ");
        assertThatExceptionOfType(SmtpClientException.class)
                .isThrownBy(() -> SmtpClient.connect("no-such-host.invalid", 25))
                .withMessage("Cannot connect to no-such-host.invalid:25: the host name cannot be resolved");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void ports_out_of_range_are_refused(int port) {
        SSLContext context = TestCertificates.ofThisJvm().sslContext();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpClient.connect("127.0.0.1", port))
                .withMessage("port must be between 1 and 65535 but was " + port);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpClient.connectTls("127.0.0.1", port, context))
                .withMessage("port must be between 1 and 65535 but was " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.0009S", "P25D"})
    void timeouts_out_of_range_are_refused(Duration timeout) {
        SSLContext context = TestCertificates.ofThisJvm().sslContext();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpClient.connect("127.0.0.1", 1, timeout))
                .withMessage("timeout must be between 1 ms and 24 days but was " + timeout);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpClient.connectTls("127.0.0.1", 1, context, timeout))
                .withMessage("timeout must be between 1 ms and 24 days but was " + timeout);
    }
}
