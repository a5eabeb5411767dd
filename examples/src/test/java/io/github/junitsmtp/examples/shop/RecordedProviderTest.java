package io.github.junitsmtp.examples.shop;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Profiles.postfix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.script.Replay;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The shop and a recorded provider; the page on recordings in the documentation takes its snippets from here. */
class RecordedProviderTest {

    private static final Path RECORDING = Path.of("target", "recordings", "provider.smtp");

    private final Order order = Orders.of("Ada", "ada@example.org");

    private static ReceiptMailer mailer(RecordingSmtpServer smtp) {
        return new ReceiptMailer(
                smtp.mailSession(),
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

    @Test
    void records_a_server_and_replays_it_with_a_change() throws IOException {
        try (RecordingSmtpServer provider = RecordingSmtpServer.start()) {
            provider.apply(postfix());
            mailer(provider).send(order);

            provider.transcript().writeTo(RECORDING);
        }

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
