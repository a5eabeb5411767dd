package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The number of mails expected to have arrived, including those that are no longer kept. */
public final class MailCount implements ArrivalExpectation {

    private final String description;
    private final int atLeast;
    private final int atMost;
    private final int endOfWait;
    private final Instant end;

    private MailCount(String description, int atLeast, int atMost, int endOfWait) {
        this(description, atLeast, atMost, endOfWait, Instant.MAX);
    }

    private MailCount(String description, int atLeast, int atMost, int endOfWait, Instant end) {
        this.description = description;
        this.atLeast = atLeast;
        this.atMost = atMost;
        this.endOfWait = endOfWait;
        this.end = end;
    }

    /** Expects at least the given number of mails. */
    public static MailCount atLeast(int number) {
        return new MailCount("received " + mails(number), number, Integer.MAX_VALUE, number);
    }

    /** Expects a number of mails, and no more by the end of the wait for them; if it is 0, no mail while the wait lasts. */
    public static MailCount exactly(int number) {
        String description = "received " + (number == 0 ? "" : "exactly ") + mails(number);
        return new MailCount(description, number, number, Math.max(number, 1));
    }

    /** Expects a number of mails, and no further mail while the wait lasts. */
    public static MailCount exactly(int number, Duration silence) {
        String description = exactly(number) + " and no more for " + Durations.exact(silence);
        return new MailCount(description, number, number, number + 1);
    }

    /** Returns how many arrived, including those that are no longer kept. */
    static int of(ReceivedMails mails) {
        return mails.forgotten() + mails.size();
    }

    /** Returns how many arrived, including those that a reset discarded. */
    static int everOf(ReceivedMails mails) {
        return mails.cleared() + of(mails);
    }

    static String mails(int number) {
        return number == 0 ? "no mail" : Counts.of(number, "mail");
    }

    @Override
    public MailCount until(Instant time) {
        return new MailCount(description, atLeast, atMost, endOfWait, time);
    }

    /** Returns how many of the mails arrived after a time. */
    static int after(Instant end, ReceivedMails mails) {
        return (int)
                mails.stream().filter(mail -> mail.receivedAt().isAfter(end)).count();
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        return () -> of(transcript.mails()) >= endOfWait;
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        ReceivedMails mails = transcript.mails();
        int number = of(mails) - after(end, mails);
        return number >= atLeast && number <= atMost
                ? Optional.empty()
                : Optional.of(
                        number > atMost ? ArrivalDescriptions.ofMails(transcript) : ArrivalDescriptions.of(transcript));
    }

    @Override
    public boolean mayStillCome(Transcript transcript) {
        return of(transcript.mails()) < atLeast && ArrivalDescriptions.mayStillCome(transcript, List.of());
    }

    @Override
    public String howToWait() {
        return "call receivesExactly(" + atLeast + ") instead";
    }

    @Override
    public String toString() {
        return description;
    }
}
