package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.Answers.replyWith;
import static io.github.junitsmtp.script.Answers.reset;
import static io.github.junitsmtp.script.Answers.tlsNotAvailable;
import static io.github.junitsmtp.script.CommandPatterns.ehlo;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.startTls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    private static SmtpSession only(RecordingSmtpServer smtp) {
        return smtp.transcript().sessions().get(0);
    }

    private static void send(Session session) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org"));
        mail.setSubject("Welcome");
        mail.setText("Hello");
        Transport.send(mail);
    }

    private static String awaitedEnd(RecordingSmtpServer smtp) {
        smtp.await()
                .until(() ->
                        !smtp.transcript().sessions().isEmpty() && only(smtp).ending() != Ending.OPEN);
        return only(smtp).toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "STARTTLS_REQUIRED", "IMPLICIT"})
    void the_injected_session_sends_over_TLS_and_checks_the_certificate(Tls mode) throws MessagingException {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().tls(mode).user("shop", "secret").start()) {
            send(smtp.mailSession());

            assertThat(smtp).hasReceivedMailTo("ada@example.org");
            assertThat(smtp.mails().get(0).isEncrypted()).isTrue();
            assertThat(only(smtp).tls().orElseThrow().protocol()).hasValue("TLSv1.3");
            assertThat(only(smtp).logins()).hasToString("[shop via LOGIN]");
            assertThat(smtp.transcript()).singleSession().endedWithQuit().noCommandWasRejected();
        }
    }

    @Test
    void the_session_starts_anew_in_TLS(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client.example.org")).advertises("STARTTLS").advertises("AUTH");
            client.send("AUTH PLAIN AGFkYQBzZWNyZXQ=");
            client.mailFrom("shop@example.com");

            assertThat(client.startTls(smtp.certificates().sslContext()))
                    .isServiceReady()
                    .hasText("Ready to start TLS");

            assertThat(client.mailFrom("shop@example.com")).isBadSequence().hasText("Send EHLO or HELO first");
            SmtpReply extensions = client.ehlo("client.example.org");
            assertThat(extensions.lines()).doesNotContain("STARTTLS");
            assertThat(client.rcptTo("ada@example.org")).isBadSequence();
            assertThat(client.send("STARTTLS")).isBadSequence();
            assertThat(client.send("AUTH PLAIN AGFkYQBzZWNyZXQ=")).isAuthenticationSuccessful();
            assertThat(client.session().tls()).isPresent();

            List<Exchange> exchanges = only(smtp).exchanges();
            assertThat(exchanges).map(Exchange::isEncrypted).startsWith(false, false, false, false, false, true, true);
            assertThat(exchanges.get(5)).hasToString("C: (TLS handshake: TLSv1.3, TLS_AES_256_GCM_SHA384)");
            assertThat(only(smtp).logins()).hasSize(2);
        }
    }

    @Test
    void the_transcript_tells_for_which_host_and_from_whom(
            @SmtpServer(tls = Tls.IMPLICIT, clientCertificate = ClientCertificate.REQUIRED, tlsProtocols = "TLSv1.2")
                    RecordingSmtpServer smtp) {
        SSLContext shop = smtp.certificates().sslContext("shop, Inc.");
        try (SmtpClient client = SmtpClient.connectTls("localhost", smtp.port(), shop)) {
            client.quit();
        }

        assertThat(only(smtp).exchanges())
                .first()
                .asString()
                .startsWith("C: (TLS handshake: TLSv1.2, TLS_")
                .endsWith(", for localhost, client certificate CN=shop\\, Inc.)");
        assertThat(only(smtp).exchanges().get(1).kind()).isEqualTo(Exchange.Kind.GREETING);
        assertThat(smtp.transcript()).singleSession().greeting().isServiceReady();
    }

    @Test
    void a_client_may_show_a_certificate_or_not(
            @SmtpServer(tls = Tls.IMPLICIT, clientCertificate = ClientCertificate.REQUESTED) RecordingSmtpServer smtp) {
        SmtpClient.connectTls("localhost", smtp.port(), smtp.certificates().sslContext())
                .close();
        SmtpClient.connectTls("localhost", smtp.port(), smtp.certificates().sslContext("shop"))
                .close();

        assertThat(smtp.transcript().sessions())
                .map(session -> session.tls().orElseThrow().clientName().orElse("nobody"))
                .containsExactly("nobody", "CN=shop");
    }

    @Test
    void a_missing_client_certificate_ends_the_handshake(
            @SmtpServer(tls = Tls.STARTTLS, clientCertificate = ClientCertificate.REQUIRED) RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            assertThatExceptionOfType(SmtpClientException.class).isThrownBy(() -> {
                client.startTls(smtp.certificates().sslContext());
                client.ehlo("client.example.org");
            });
        }

        assertThat(awaitedEnd(smtp))
                .startsWith("session 1, broken")
                .contains("    C: (TLS handshake: failed: the client presented no certificate (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<a@b.example>", "AUTH PLAIN AGFkYQBzZWNyZXQ=", "RCPT TO:<a@b.example>", "DATA"})
    void without_TLS_nothing_is_taken_where_it_is_required(String command) {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().tls(Tls.STARTTLS_REQUIRED).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client").lines()).contains("STARTTLS").noneMatch(line -> line.startsWith("AUTH"));
            assertThat(client.send(command))
                    .isAuthenticationRequired()
                    .hasEnhancedStatusCode("5.7.0")
                    .hasText("Must issue a STARTTLS command first");
            assertThat(client.noop()).isOk();
            client.startTls(smtp.certificates().sslContext());
            assertThat(client.ehlo("client")).advertises("AUTH", "PLAIN");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "TRUSTED", mode = EnumSource.Mode.EXCLUDE)
    void a_client_that_checks_refuses_a_bad_certificate(ServerCertificate certificate) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS)
                .certificate(certificate)
                .start()) {
            SSLContext careful = smtp.certificates().sslContextCheckingRevocation();
            try (SmtpClient client = SmtpClient.connect("localhost", smtp.port())) {
                client.ehlo("client.example.org");

                assertThatExceptionOfType(SmtpClientException.class)
                        .isThrownBy(() -> client.startTls(careful))
                        .withMessageStartingWith("The TLS handshake failed: ");
            }

            assertThat(awaitedEnd(smtp))
                    .contains("(TLS handshake: failed: the client refused this server's certificate"
                            + (certificate == ServerCertificate.WRONG_HOST
                                    ? ": it asked for localhost, but the certificate is for mail.example.net"
                                            + " (or it does not trust the issuer: see certificates()) ("
                                    : ", which is ServerCertificate." + certificate + " ("));
            assertThat(smtp).hasReceivedNoMail();
        }
    }

    @Test
    void what_is_sent_in_the_clear_behind_STARTTLS_is_thrown_away_and_recorded(
            @SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream()
                    .write("STARTTLS\r\nMAIL FROM:<evil@example.net>\r\nAUTH LOGIN c2hvcA==\r\nc2VjcmV0\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            readLines(socket, 2);
            SSLSocket secured = (SSLSocket) smtp.certificates()
                    .sslContext()
                    .getSocketFactory()
                    .createSocket(socket, "localhost", smtp.port(), true);
            secured.getOutputStream().write("NOOP\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(readLines(secured, 2)).isEqualTo("""
                    250 2.0.0 fine
                    221 2.0.0 localhost Service closing transmission channel
                    """);
        }

        assertThat(smtp.transcript()).singleSession().hasCommands("STARTTLS", "NOOP", "QUIT");
        assertThat(only(smtp).exchanges().get(2)).hasToString("""
                        C: (discarded: plain text after STARTTLS) MAIL FROM:<evil@example.net>
                        C: (discarded: plain text after STARTTLS) AUTH LOGIN ********
                        C: (discarded: plain text after STARTTLS) ********""");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(only(smtp)).isEncrypted())
                .withMessageEndingWith("to have TLS for credentials, envelopes and messages but plain text was sent"
                        + " between STARTTLS and the handshake");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp.transcript()).allSessionsWereEncrypted());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(only(smtp)).hasNoLogins())
                .withMessageEndingWith("to have no logins but there were [an unknown user via LOGIN, refused]");
    }

    @Test
    void what_is_sent_in_the_clear_after_STARTTLS_was_read_is_thrown_away_as_well(
            @SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        smtp.on(startTls()).answer(replyWith(incoming -> {
            read.countDown();
            awaitQuietly(sent);
            return SmtpReply.of(220, "Ready");
        }));
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
            read.await();
            socket.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            sent.countDown();
            readLines(socket, 2);
            SSLSocket secured = (SSLSocket) smtp.certificates()
                    .sslContext()
                    .getSocketFactory()
                    .createSocket(socket, "localhost", smtp.port(), true);
            secured.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            readLines(secured, 1);
        }

        assertThat(only(smtp).exchanges().get(2)).hasToString("C: (discarded: plain text after STARTTLS) NOOP");
        assertThat(smtp.transcript()).singleSession().hasCommands("STARTTLS", "QUIT");
    }

    @Test
    void what_arrives_while_STARTTLS_is_being_refused_is_answered(
            @SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        smtp.on(startTls()).answer(replyWith(incoming -> {
            read.countDown();
            awaitQuietly(sent);
            return SmtpReply.of(250, "OK");
        }));
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
            read.await();
            socket.getOutputStream().write("NOOP\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            sent.countDown();
            readLines(socket, 4);
        }

        assertThat(smtp.transcript()).singleSession().hasCommands("STARTTLS", "NOOP", "QUIT");
    }

    @Test
    void an_empty_line_in_the_clear_behind_STARTTLS_is_shown(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp)
            throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write("STARTTLS\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            readLines(socket, 2);
            SSLSocket secured = (SSLSocket) smtp.certificates()
                    .sslContext()
                    .getSocketFactory()
                    .createSocket(socket, "localhost", smtp.port(), true);
            secured.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            readLines(secured, 1);
        }

        assertThat(only(smtp).exchanges().get(2))
                .hasToString("C: (discarded: plain text after STARTTLS) an empty line");
        assertThat(only(smtp)).isEncrypted().hasNoLogins();
    }

    private static String readLines(Socket socket, int count) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int lines = 0; lines < count; ) {
            int b = socket.getInputStream().read();
            assertThat(b).as("after " + text).isNotNegative();
            lines += b == '\n' ? 1 : 0;
            text.append(b == '\r' ? "" : (char) b);
        }
        return text.toString();
    }

    @Test
    void STARTTLS_fails_as_the_test_wants(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) {
        smtp.on(startTls().inSession(1)).answer(tlsNotAvailable());
        smtp.on(startTls().inSession(2)).answer(reply(220, "Go ahead").thenDisconnect());
        smtp.on(startTls().inSession(3)).answer(raw("220 Go ahead\r\nthis is not TLS\r\n"));
        SSLContext context = smtp.certificates().sslContext();

        try (SmtpClient first = SmtpClient.connect("localhost", smtp.port());
                SmtpClient second = SmtpClient.connect("localhost", smtp.port());
                SmtpClient third = SmtpClient.connect("localhost", smtp.port())) {
            assertThat(first.startTls(context)).hasCode(454).hasEnhancedStatusCode("4.7.0");
            assertThat(first.noop()).isOk();
            assertThatExceptionOfType(SmtpClientException.class).isThrownBy(() -> second.startTls(context));
            assertThatExceptionOfType(SmtpClientException.class).isThrownBy(() -> third.startTls(context));
        }
    }

    @Test
    void TLS_on_a_port_that_speaks_plain_text_is_told(@SmtpServer RecordingSmtpServer smtp) {
        assertThatExceptionOfType(SmtpClientException.class)
                .isThrownBy(() -> SmtpClient.connectTls(
                        "localhost", smtp.port(), smtp.certificates().sslContext()));

        assertThat(awaitedEnd(smtp)).isEqualTo("""
                session 1, broken
                    S: 220 localhost ESMTP PlainEngine recorded by junit-smtp
                    C: (TLS handshake: failed: the client started TLS without STARTTLS, as for implicit TLS (SMTPS), \
                but this server expects plain text here; turn TLS off in the client, or start this server with TLS)""");
    }

    @Test
    void plain_text_on_a_port_that_speaks_TLS_is_told(@SmtpServer(tls = Tls.IMPLICIT) RecordingSmtpServer smtp)
            throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write("EHLO client.example.org\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(readLines(socket, 1))
                    .isEqualTo("421 4.7.0 localhost Expected a TLS handshake, got plain text\n");
        }

        assertThat(awaitedEnd(smtp)).isEqualTo("""
                session 1, broken
                    C: (TLS handshake: failed: the client sent "EHLO client.example.org" instead of a TLS handshake)
                    S: 421 4.7.0 localhost Expected a TLS handshake, got plain text""");
    }

    /** OpenSSL sends this if its settings leave no version of TLS. */
    @Test
    void an_alert_instead_of_a_handshake_is_not_plain_text(@SmtpServer(tls = Tls.IMPLICIT) RecordingSmtpServer smtp)
            throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write(new byte[] {0x15, 3, 1, 0, 2, 2, 0x46});

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }

        assertThat(awaitedEnd(smtp)).isEqualTo("""
                session 1, broken
                    C: (TLS handshake: failed: client and server have no TLS version in common \
                ("Received fatal alert: protocol_version"))""");
    }

    @Test
    void a_slow_handshake_ends_with_the_idle_timeout() throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(Tls.IMPLICIT)
                        .idleTimeout(Duration.ofMillis(50))
                        .start();
                Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write(new byte[] {0x16, 3, 1, 1, 0});
            assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(100); // an alert, or nothing

            assertThat(awaitedEnd(smtp))
                    .startsWith("session 1, timed out")
                    .containsPattern(
                            "TLS handshake: failed: the client .* before the idle timeout"); // before its first byte
            // or after it
        }
    }

    @Test
    void closing_does_not_wait_for_a_handshake() throws IOException {
        RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start();
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            smtp.await().until(() -> smtp.transcript().sessions().size() == 1);
            assertThat(socket.isConnected()).isTrue();

            smtp.close();

            assertThat(only(smtp).ending()).isEqualTo(Ending.CLOSED_BY_SERVER);
        }
    }

    @Test
    void a_client_may_close_its_half_or_hang_up_in_TLS(@SmtpServer(tls = Tls.IMPLICIT) RecordingSmtpServer smtp)
            throws IOException {
        try (SSLSocket half = (SSLSocket)
                smtp.certificates().sslContext().getSocketFactory().createSocket("localhost", smtp.port())) {
            half.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            half.shutdownOutput();
            assertThat(new String(half.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("250 2.0.0 fine\r\n");
        }
        assertThat(awaitedEnd(smtp)).startsWith("session 1, closed by the client");
    }

    /** The JDK may mix handshake and data. Whether the renegotiation succeeds is open, but nothing must hang. */
    @Test
    void a_renegotiation_does_not_leave_a_session_behind(
            @SmtpServer(tls = Tls.IMPLICIT, tlsProtocols = "TLSv1.2") RecordingSmtpServer smtp) throws IOException {
        try (SSLSocket socket = (SSLSocket)
                smtp.certificates().sslContext().getSocketFactory().createSocket("localhost", smtp.port())) {
            readLines(socket, 1);
            socket.startHandshake();
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            assertThat(e).isNotNull(); // the server closed the connection before the handshake was complete
        }

        assertThat(awaitedEnd(smtp)).contains("S: 220 localhost ESMTP");
        SmtpClient.connectTls("localhost", smtp.port(), smtp.certificates().sslContext())
                .close();
        assertThat(smtp.transcript()).hasSessions(2);
    }

    @Test
    void what_can_not_be_had_is_said_at_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().tlsProtocols("SSLv3"))
                .withMessageStartingWith("tlsProtocols must be among those that this JVM supports, [")
                .withMessageEndingWith(
                        "], but was [SSLv3]; the security property jdk.tls.disabledAlgorithms lists the disabled ones");
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .extensions(SmtpExtension.STARTTLS)
                        .start())
                .withMessage("STARTTLS is enabled without TLS; call tls(Tls.STARTTLS)");
    }

    @Test
    void nothing_is_installed_into_the_defaults_of_the_JVM() throws Exception {
        SSLContext before = SSLContext.getDefault();
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start();
                SmtpClient trusting = SmtpClient.connectTls(
                        "localhost", smtp.port(), smtp.certificates().sslContext())) {
            assertThat(trusting.greeting()).isServiceReady();
            assertThatExceptionOfType(SmtpClientException.class)
                    .isThrownBy(() -> SmtpClient.connectTls("localhost", smtp.port(), SSLContext.getDefault()))
                    .withMessageContaining("PKIX path building failed");
        }
        assertThat(SSLContext.getDefault()).isSameAs(before);
        assertThat(System.getProperty("javax.net.ssl.trustStore")).isNull();
    }

    @Test
    void over_TLS_too_a_client_that_does_not_wait_is_seen(@SmtpServer(tls = Tls.IMPLICIT) RecordingSmtpServer smtp)
            throws IOException {
        CountDownLatch sent = new CountDownLatch(1);
        smtp.on(mailFrom()).answer(replyWith(incoming -> {
            awaitQuietly(sent);
            return SmtpReply.of(250, "OK");
        }));
        try (SSLSocket socket = (SSLSocket)
                smtp.certificates().sslContext().getSocketFactory().createSocket("localhost", smtp.port())) {
            socket.setTcpNoDelay(true); // otherwise the second write waits until the first is acknowledged
            readLines(socket, 1);
            for (String line : List.of("MAIL FROM:<>", "RCPT TO:<ada@example.org>", "QUIT")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            sent.countDown();
            socket.getInputStream().readAllBytes();
        }

        assertThat(only(smtp).exchanges()).map(Exchange::isPipelined).containsExactly(false, false, false, true, true);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_reset_is_an_error_over_TLS_too(@SmtpServer(tls = Tls.IMPLICIT) RecordingSmtpServer smtp) throws IOException {
        smtp.on(noop()).answer(reset());
        try (SSLSocket socket = (SSLSocket)
                smtp.certificates().sslContext().getSocketFactory().createSocket("localhost", smtp.port())) {
            readLines(socket, 1);
            socket.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
    }

    @Test
    void a_handshake_has_its_time_as_a_whole() throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(Tls.IMPLICIT)
                        .idleTimeout(Duration.ofMillis(200))
                        .start();
                Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0});
            socket.setSoTimeout(10);
            drip(socket);

            assertThat(awaitedEnd(smtp)).startsWith("session 1, timed out");
        }
    }

    /** Sends a byte from time to time, until the server closes the connection. */
    private static void drip(Socket socket) {
        for (int i = 0; i < 6000; i++) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException e) {
                assertThat(e).hasMessageContaining("timed out");
            } catch (IOException e) {
                return; // it has been closed
            }
            try {
                socket.getOutputStream().write(0);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void a_handshake_that_comes_too_early_is_told(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp)
            throws IOException {
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write("STARTTLS\r\n\u0016\u0003\u0001".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }

        assertThat(awaitedEnd(smtp))
                .contains("failed: the client started the handshake before it received the reply to STARTTLS)");
    }

    @Test
    void a_password_in_the_clear_in_place_of_TLS_is_hidden(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.send("STARTTLS");
            client.send("AUTH PLAIN AHNob3AAc2VjcmV0");
        }

        assertThat(awaitedEnd(smtp)).contains("the client sent \"AUTH PLAIN ********\" instead of a TLS handshake)");
    }

    @Test
    void STARTTLS_is_not_there_if_a_script_has_stripped_it(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) {
        smtp.on(ehlo()).reply(250, "mx.example.org");
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            assertThat(client.send("STARTTLS")).isCommandNotImplemented().hasLines("TLS is not offered");
        }
    }

    @Test
    void settings_without_effect_are_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .certificate(ServerCertificate.EXPIRED)
                        .start())
                .withMessage(
                        "certificate, clientCertificate and tlsProtocols have no effect without TLS; call tls(Tls.STARTTLS) or"
                                + " tls(Tls.IMPLICIT)");
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .tls(Tls.STARTTLS_REQUIRED)
                        .extensions(SmtpExtension.SIZE)
                        .start())
                .withMessage("tls(Tls.STARTTLS_REQUIRED) requires the STARTTLS extension, which is disabled");
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .extensions(SmtpExtension.BINARYMIME)
                        .start())
                .withMessage("BINARYMIME requires the CHUNKING extension, which is disabled (RFC 3030, section 3)");
    }
}
