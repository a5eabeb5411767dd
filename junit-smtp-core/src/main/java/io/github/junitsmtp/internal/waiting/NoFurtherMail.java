package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Expects no mail besides those that have arrived, while the wait lasts. A reset meanwhile makes no difference. Serves one wait. */
public final class NoFurtherMail implements ArrivalExpectation {

    private final String description;
    private final Supplier<ReceivedMails> further;
    private boolean arrived;

    public NoFurtherMail(Transcript transcript, Duration time) {
        this.further = transcript.unseenMails();
        int known = MailCount.of(further.get());
        this.description = "received no further mail after " + MailCount.mails(known) + " for " + Durations.exact(time);
    }

    private boolean hasArrived() {
        arrived |= !further.get().list().isEmpty();
        return arrived;
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        return this::hasArrived;
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        return hasArrived() ? Optional.of(ArrivalDescriptions.ofMails(transcript)) : Optional.empty();
    }

    @Override
    public String toString() {
        return description;
    }
}
