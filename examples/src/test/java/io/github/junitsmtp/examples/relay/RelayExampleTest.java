package io.github.junitsmtp.examples.relay;

import static io.github.junitsmtp.script.CommandPatterns.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.examples.readme.WelcomeMailer;
import io.github.junitsmtp.jupiter.SmtpServerExtension;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.Relay;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on relays takes its snippets from here. The backend stands in for a server that is already running. */
class RelayExampleTest {

    @AutoClose
    private static final RecordingSmtpServer backend = RecordingSmtpServer.start();

    @RegisterExtension
    final SmtpServerExtension smtp = SmtpServerExtension.of(RecordingSmtpServer.builder()
            .relayTo(Relay.to("127.0.0.1", backend.port()).completed()));

    @Test
    void records_what_a_client_says_to_the_backend() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .relayTo("127.0.0.1", backend.port())
                .start()) {
            new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");

            assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("Welcome!");
        }
    }

    @Test
    void a_stub_keeps_a_message_from_the_backend() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .relayTo("127.0.0.1", backend.port())
                .start()) {
            smtp.on(message()).once().reply(451, "4.3.0", "Try again later");

            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> new WelcomeMailer(smtp.host(), smtp.port()).welcome("eve@example.org"));

            assertThat(backend.mails().to("eve@example.org")).isEmpty();
        }
    }

    @Test
    void an_extension_completes_the_backend() throws Exception {
        new WelcomeMailer(smtp.server().host(), smtp.server().port()).welcome("bob@example.org");

        assertThat(smtp.server()).receivesMailTo("bob@example.org");
        assertThat(backend).receivesMailTo("bob@example.org");
    }

    @Test
    void TLS_to_the_backend_begins_as_told() {
        Relay submission = Relay.to("mail.staging.example.org", 587).startTls(); // before anything is passed on
        Relay smtps = Relay.to("mail.staging.example.org", 465).implicitTls(); // from the first byte

        assertThat(submission).hasToString("transparent relay to mail.staging.example.org:587");
        assertThat(smtps).hasToString("transparent relay to mail.staging.example.org:465");
    }

    @Test
    void a_backend_can_show_a_certificate_of_the_test_authority() {
        TestCertificates certificates = TestCertificates.ofThisJvm();
        Path certificate = certificates.serverCertificateFile(ServerCertificate.TRUSTED);
        Path key = certificates.serverKeyFile(ServerCertificate.TRUSTED);

        assertThat(certificate).content().startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(key).content().startsWith("-----BEGIN PRIVATE KEY-----");
    }
}
