package io.github.junitsmtp.examples.submission;

import static io.github.junitsmtp.script.Answers.tlsNotAvailable;
import static io.github.junitsmtp.script.Answers.tokenExpired;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static io.github.junitsmtp.script.CommandPatterns.startTls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.examples.shop.ReceiptComposer;
import io.github.junitsmtp.examples.shop.ReceiptMailer;
import io.github.junitsmtp.examples.shop.ReceiptNotSentException;
import io.github.junitsmtp.examples.shop.RetryPolicy;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail as providers accept it: over TLS, from users who log in. */
class SubmissionTest {

    private static void sendReceipt(Session session) {
        new ReceiptMailer(
                        session,
                        new ReceiptComposer("shop@example.com", "archive@example.com"),
                        new RetryPolicy(1, Duration.ZERO))
                .send(Orders.of("Ada", "ada@example.org"));
    }

    @Test
    void receipts_go_over_TLS_and_by_login(
            @SubmissionServer RecordingSmtpServer smtp, @SubmissionServer Session session) {
        sendReceipt(session);

        assertThat(smtp).hasReceivedMail().isEncrypted().isAuthenticatedAs("shop");
        assertThat(smtp).transcript().singleSession().isEncrypted().hasTlsProtocol("TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TRUSTED", "REVOKED"})
    void no_receipt_goes_to_a_server_with_a_bad_certificate(ServerCertificate certificate) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS)
                .certificate(certificate)
                .start()) {
            Session session = smtp.mailSession();
            session.getProperties().setProperty("mail.smtp.host", "localhost");

            assertThatExceptionOfType(ReceiptNotSentException.class).isThrownBy(() -> sendReceipt(session));

            assertThat(smtp).hasReceivedNoMail();
        }
    }

    @Test
    void an_expired_certificate_is_told(
            @SmtpServer(tls = Tls.STARTTLS, certificate = ServerCertificate.EXPIRED) RecordingSmtpServer smtp) {
        assertThatExceptionOfType(ReceiptNotSentException.class)
                .isThrownBy(() -> sendReceipt(Session.getInstance(settings(smtp))));

        assertThat(smtp).transcript().singleSession().hasFailedHandshake("refused this server's certificate");
    }

    @Test
    void no_password_is_told_to_a_server_that_has_lost_its_TLS(@SubmissionServer RecordingSmtpServer smtp) {
        smtp.on(startTls()).answer(tlsNotAvailable());

        assertThatExceptionOfType(ReceiptNotSentException.class).isThrownBy(() -> sendReceipt(smtp.mailSession()));

        assertThat(smtp).transcript().singleSession().hasNoLogins().doesNotHaveCommand("MAIL");
    }

    @Test
    void a_token_that_has_expired_is_fetched_anew(
            @SmtpServer RecordingSmtpServer smtp, @SmtpServer Transcript transcript) throws MessagingException {
        smtp.on(login("shop")).once().answer(tokenExpired());
        Iterator<String> tokens = List.of("stale", "fresh").iterator();

        new TokenMailer(smtp.host(), smtp.port(), tokens::next).welcome("ada@example.org");

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
        assertThat(transcript).hasSessions(2);
        assertThat(transcript.sessions().get(1).logins().get(0).secret()).hasValue("fresh");
    }

    /** Settings of the code under test, apart from the address and the trust. */
    private static Properties settings(RecordingSmtpServer smtp) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", smtp.host());
        properties.put("mail.smtp.port", smtp.port());
        properties.put(
                "mail.smtp.ssl.socketFactory", smtp.certificates().sslContext().getSocketFactory());
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
        return properties;
    }

    @Test
    void any_client_can_be_told_whom_to_trust(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) {
        sendReceipt(Session.getInstance(settings(smtp)));

        assertThat(smtp).transcript().singleSession().isEncrypted();
    }

    @Test
    void clients_show_certificates(
            @SmtpServer(tls = Tls.IMPLICIT, clientCertificate = ClientCertificate.REQUIRED) RecordingSmtpServer smtp) {
        TestCertificates certificates = smtp.certificates();
        try (SmtpClient client = SmtpClient.connectTls("localhost", smtp.port(), certificates.sslContext("shop"))) {
            assertThat(client.greeting()).isServiceReady();
        }

        assertThat(smtp).transcript().singleSession().hasServerName("localhost").hasClientCertificate("CN=shop");
    }

    @Test
    void a_client_uses_only_what_is_offered() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .extensions(SmtpExtension.PIPELINING, SmtpExtension.SIZE)
                .maxMessageSize(1_000_000)
                .maxRecipients(100)
                .start()) {
            sendReceipt(smtp.mailSession());

            assertThat(smtp)
                    .transcript()
                    .singleSession()
                    .replyTo("EHLO")
                    .hasLines("localhost", "LIMITS RCPTMAX=100", "PIPELINING", "SIZE 1000000");
        }
    }

    @Test
    void a_proxy_tells_whom_it_speaks_for() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .advertise("XCLIENT NAME ADDR")
                        .start();
                SmtpClient proxy = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.on(command("XCLIENT")).reply(220, "mx.example.org ESMTP");

            assertThat(proxy.ehlo("proxy.example.org")).advertises("XCLIENT", "NAME", "ADDR");
            assertThat(proxy.send("XCLIENT ADDR=192.0.2.1")).isServiceReady();
        }
    }
}
