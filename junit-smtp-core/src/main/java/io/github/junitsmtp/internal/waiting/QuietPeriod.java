package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Expects a period without mail, which starts over with each mail until it was long enough. Serves one wait. */
public final class QuietPeriod implements ArrivalExpectation {

    private final Duration silence;
    private final InstantSource clock;
    private final Supplier<ReceivedMails> unseen;
    private int known;
    private Instant end;
    private boolean over;

    public QuietPeriod(Transcript transcript, Duration silence) {
        this(transcript, silence, steady());
    }

    /** A clock that no time synchronization moves. */
    private static InstantSource steady() {
        Instant start = Instant.now();
        long nanos = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - nanos);
    }

    QuietPeriod(Transcript transcript, Duration silence, InstantSource clock) {
        this.silence = Durations.requirePositive("silence", silence);
        this.clock = clock;
        this.unseen = transcript.unseenMails();
        this.known = MailCount.everOf(unseen.get());
        this.end = clock.instant().plus(silence);
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        end = clock.instant().plus(silence);
        return () -> isOver(transcript);
    }

    private boolean isOver(Transcript transcript) {
        Instant now = clock.instant(); // before the look, which finds each mail that had arrived by then
        List<ReceivedMail> news = unseen.get().list();
        int number = MailCount.everOf(transcript.mails());
        if (number == known) {
            over |= !now.isBefore(end);
        } else {
            boolean isNextKept = news.size() == number - known;
            known = number;
            over |= isNextKept && !news.get(0).receivedAt().isBefore(end); // it came after the silence
            end = clock.instant().plus(silence);
        }
        return over;
    }

    @Override
    public long nanosToEndOfWait() {
        return Duration.between(clock.instant(), end).toNanos();
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        return isOver(transcript) ? Optional.empty() : Optional.of(ArrivalDescriptions.ofMails(transcript));
    }

    @Override
    public String toString() {
        return "been silent for " + Durations.exact(silence);
    }
}
