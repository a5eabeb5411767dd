package io.github.junitsmtp.internal.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Silences of 50 ms. */
class QuietPeriodTest {

    private final TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
    private final SessionRecorder session = transcript.open("127.0.0.1:50412");
    private Instant now = Instant.EPOCH;
    private final QuietPeriod silence = new QuietPeriod(transcript, Duration.ofMillis(50), () -> now);
    private final BooleanSupplier isOver = silence.endOfWait(transcript);

    private void mailArrivesAt(int millis) {
        session.accepted(new ReceivedMail(
                new Envelope(
                        SmtpCommand.parse("MAIL FROM:<shop@example.com>"),
                        List.of(SmtpCommand.parse("RCPT TO:<ada@example.org>"))),
                Octets.of(new byte[0]),
                new Arrival(1, null, false, Instant.EPOCH.plusMillis(millis))));
    }

    private boolean isOverAt(int millis) {
        now = Instant.EPOCH.plusMillis(millis);
        return isOver.getAsBoolean();
    }

    @Test
    void it_starts_over_with_each_mail() {
        mailArrivesAt(40);
        assertThat(isOverAt(40)).isFalse();
        assertThat(isOverAt(89)).isFalse();
        assertThat(silence.nanosToEndOfWait()).isEqualTo(1_000_000);
        assertThat(isOverAt(90)).isTrue();
    }

    @Test
    void a_mail_after_the_silence_does_not_end_it() {
        mailArrivesAt(62);

        assertThat(isOverAt(63)).isTrue();
        mailArrivesAt(64);
        assertThat(isOverAt(65)).isTrue();
        assertThat(silence.problem(transcript)).isEmpty();
    }

    @Test
    void a_mail_in_time_is_seen_even_if_nobody_looked_until_later() {
        mailArrivesAt(49);

        assertThat(isOverAt(70)).isFalse();
        assertThat(silence.problem(transcript)).isPresent();
    }

    @Test
    void a_mail_that_is_cleared_at_once_is_a_mail() {
        mailArrivesAt(40);
        transcript.forgetMails();

        assertThat(isOverAt(60)).isFalse();
    }

    @Test
    void a_mail_that_is_cleared_breaks_the_silence_before_the_next_mail() {
        mailArrivesAt(40);
        transcript.forgetMails();
        mailArrivesAt(60);

        assertThat(isOverAt(62)).isFalse();
    }

    @Test
    void it_begins_with_the_wait() {
        now = Instant.EPOCH.plusMillis(10);
        BooleanSupplier later = silence.endOfWait(transcript);

        now = Instant.EPOCH.plusMillis(59);
        assertThat(later.getAsBoolean()).isFalse();
        now = Instant.EPOCH.plusMillis(60);
        assertThat(later.getAsBoolean()).isTrue();
    }
}
