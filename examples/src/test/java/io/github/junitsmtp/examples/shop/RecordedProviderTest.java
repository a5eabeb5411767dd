package io.github.junitsmtp.examples.shop;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Profiles.gmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Replay;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.Relay;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The shop and a recorded provider. The documentation page on recordings takes its snippets from here. */
class RecordedProviderTest {

    private static final Path RECORDING = Path.of("target", "recordings", "provider.smtp");

    private final Order order = Orders.of("Ada", "ada@example.org");

    private static ReceiptMailer mailer(RecordingSmtpServer smtp) {
        return mailer(smtp.mailSession());
    }

    private static ReceiptMailer mailer(Session session) {
        return new ReceiptMailer(
                session,
                new ReceiptComposer("shop@example.com", "archive@example.com"),
                new RetryPolicy(2, Duration.ZERO));
    }

    @Test
    void sends_a_receipt_through_the_provider(
            @SmtpServer(replaying = "recordings/provider.smtp") RecordingSmtpServer smtp) {
        mailer(smtp).send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void reports_what_the_provider_says_of_an_unknown_recipient(
            @SmtpServer(replaying = "recordings/provider.smtp") RecordingSmtpServer smtp) {
        assertThatExceptionOfType(ReceiptNotSentException.class)
                .isThrownBy(() -> mailer(smtp).send(Orders.of("Nobody", "nobody@example.org")))
                .withStackTraceContaining("The email account that you tried to reach does not exist.");

        assertThat(smtp).wasAsked(rcptTo("nobody@example.org"), 1);
    }

    @Test
    void is_told_what_the_recording_lacks(
            @SmtpServer(replaying = "recordings/provider.smtp") RecordingSmtpServer smtp) {
        assertThatExceptionOfType(ReceiptNotSentException.class)
                .isThrownBy(() -> mailer(smtp).send(Orders.of("Adda", "adda@example.org")))
                .withStackTraceContaining("502 5.5.1 Not in the recording provider.smtp: RCPT TO:<adda@example.org>"
                        + " (recorded: RCPT TO:<ada@example.org>)");
    }

    @Test
    void leaves_to_the_engine_what_the_recording_lacks(@SmtpServer RecordingSmtpServer smtp) {
        smtp.apply(Replay.of(Path.of("src/test/resources/recordings/provider.smtp"))
                .passingThroughUnrecorded());

        mailer(smtp).send(Orders.of("Adda", "adda@example.org"));

        assertThat(smtp).hasReceivedMailTo("adda@example.org");
    }

    private void record(Relay provider, Authenticator login) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .relayTo(provider)
                .tls(Tls.STARTTLS) // for mailSession(): the provider offers STARTTLS
                .start()) {
            Properties properties = smtp.mailSession().getProperties();
            properties.setProperty("mail.smtp.auth", "true");
            mailer(Session.getInstance(properties, login)).send(order);

            smtp.transcript().writeTo(RECORDING);
        }
    }

    @Test
    void records_the_provider_and_replays_it_with_a_change() throws IOException {
        try (RecordingSmtpServer provider = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS_REQUIRED)
                .user("shop", "correct horse")
                .start()) {
            provider.apply(gmail());
            record(
                    Relay.to(provider.host(), provider.port())
                            .trust(provider.certificates().sslContext()),
                    new Authenticator() {
                        @Override
                        protected PasswordAuthentication getPasswordAuthentication() {
                            return new PasswordAuthentication("shop", "correct horse");
                        }
                    });

            assertThat(provider).hasReceivedMailTo("ada@example.org").isAuthenticatedAs("shop");
            SmtpReply offers = provider.transcript().sessions().get(0).exchanges().stream()
                    .filter(step -> step.command().isPresent())
                    .findFirst()
                    .flatMap(Exchange::reply)
                    .orElseThrow();
            assertThat(Transcript.read(RECORDING))
                    .singleSession()
                    .replyTo("EHLO")
                    .hasLines(offers.lines().toArray(String[]::new));
        }
        assertThat(RECORDING).content().doesNotContain("correct horse", "Y29ycmVjdCBob3JzZQ", "recorded by");

        Files.writeString(
                RECORDING,
                Files.readString(RECORDING)
                        .replaceFirst("(?<=TO:<ada@example.org>\n {4}S: )250 .*", "452 4.2.2 Mailbox full"));

        try (RecordingSmtpServer smtp = RecordingSmtpServer.replaying(RECORDING)) {
            assertThatExceptionOfType(ReceiptNotSentException.class)
                    .isThrownBy(() -> mailer(smtp).send(order))
                    .withStackTraceContaining("452 4.2.2 Mailbox full");
        }
    }

    @Test
    void asserts_on_what_was_recorded() {
        Transcript recorded = Transcript.read(Path.of("src/test/resources/recordings/provider.smtp"));

        assertThat(recorded).singleSession().endedWithQuit();
        assertThat(recorded).singleSession().replyTo("EHLO").advertises("AUTH", "PLAIN");
    }
}
