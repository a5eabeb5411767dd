package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Expects a period without mail, which starts over with each mail. Serves one wait. */
public final class QuietPeriod implements ArrivalExpectation {

    private final Duration silence;
    private int known;
    private long since = System.nanoTime();

    public QuietPeriod(Transcript transcript, Duration silence) {
        this.silence = Durations.requirePositive("silence", silence);
        this.known = MailCount.of(transcript.mails());
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        return () -> isOver(transcript);
    }

    private boolean isOver(Transcript transcript) {
        int now = MailCount.of(transcript.mails());
        if (now != known) {
            known = now;
            since = System.nanoTime();
        }
        return System.nanoTime() - since >= silence.toNanos();
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
