package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Expects no mail while the wait lasts. A reset meanwhile makes no difference. Serves one wait. */
public final class NoFurtherMail implements ArrivalExpectation {

    private final String description;
    /** The number of mails that are ignored, including those that a reset discarded. */
    private final int ignored;

    private final Instant end;

    private NoFurtherMail(String description, int ignored, Instant end) {
        this.description = description;
        this.ignored = ignored;
        this.end = end;
    }

    /** Expects no mail besides those that have arrived. */
    public static NoFurtherMail afterThoseOf(Transcript transcript, Duration time) {
        ReceivedMails mails = transcript.mails();
        String known = MailCount.mails(MailCount.of(mails));
        return new NoFurtherMail(
                "received no further mail after " + known + " for " + Durations.exact(time),
                MailCount.everOf(mails),
                Instant.MAX);
    }

    /** Expects that no mail has arrived, and that none will. */
    public static NoFurtherMail atAll(Transcript transcript, Duration time) {
        return new NoFurtherMail(
                "received no mail for " + Durations.exact(time),
                transcript.mails().cleared(),
                Instant.MAX);
    }

    @Override
    public NoFurtherMail until(Instant time) {
        return new NoFurtherMail(description, ignored, time);
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        return () -> further(transcript.mails()) > 0;
    }

    private int further(ReceivedMails mails) {
        int further = MailCount.everOf(mails) - ignored;
        return further > 0
                ? further - MailCount.after(end, mails)
                : 0; // most looks find none, so they need not go through all mails
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        ReceivedMails mails = transcript.mails();
        int further = further(mails);
        if (further <= 0) {
            return Optional.empty();
        }
        int gone = mails.cleared() - ignored;
        return Optional.of(
                gone > 0
                        ? "it received " + Counts.of(gone, "mail") + " before a reset or clearMails()"
                        : ArrivalDescriptions.ofMails(transcript));
    }

    @Override
    public String toString() {
        return description;
    }
}
