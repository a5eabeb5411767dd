package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.internal.text.OneToEach;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Expects each of several recipients to get exactly one mail, and nobody else any. Serves one wait. */
public final class OneMailToEach implements ArrivalExpectation {

    private final String description;
    private final OneToEach<MailAddress> count;
    /** Whether the wait lasts on when each has one, in case that more come. */
    private final boolean lasts;

    private Instant end = Instant.MAX;
    private @Nullable Supplier<ReceivedMails> unseen;
    private boolean looked;
    /** Whether there were mails before the first one seen, which are no longer kept. */
    private boolean missed;

    private OneMailToEach(List<MailAddress> recipients, String silence, boolean lasts) {
        this.count = new OneToEach<>(recipients);
        this.description = "received exactly one mail to each of " + RecipientSearch.inWords(recipients) + silence;
        this.lasts = lasts;
    }

    /** Expects it by the end of the wait for the last one who has to get one. */
    public static OneMailToEach of(Collection<String> recipients) {
        return new OneMailToEach(RecipientSearch.addresses(recipients), "", false);
    }

    /** Expects it while the wait lasts. */
    public static OneMailToEach of(Collection<String> recipients, Duration silence) {
        return new OneMailToEach(
                RecipientSearch.addresses(recipients), " and no more for " + Durations.exact(silence), true);
    }

    @Override
    public OneMailToEach until(Instant time) {
        end = time;
        return this;
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        unseen = transcript.unseenMails();
        return () -> {
            look(transcript);
            return missed || count.hasTooMany() || !lasts && count.missing().isEmpty();
        };
    }

    /** Counts each mail once. */
    private void look(Transcript transcript) {
        if (unseen == null) {
            unseen = transcript.unseenMails();
        }
        ReceivedMails news = unseen.get();
        missed |= !looked && news.forgotten() > 0;
        looked = true;
        news.stream()
                .filter(mail -> !mail.receivedAt().isAfter(end))
                .forEach(mail -> count.add(mail.recipients(), () -> inWords(mail, transcript.mails())));
    }

    private static String inWords(ReceivedMail mail, ReceivedMails all) {
        int index = all.list().indexOf(mail);
        return (index < 0 ? "" : all.forgotten() + index + 1 + ". ") + mail.subjectInWords();
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        look(transcript);
        return missed && !count.hasTooMany()
                ? Optional.of("not all mails are kept: " + ArrivalDescriptions.ofMails(transcript))
                : count.problem().map(problem -> problem + (count.hasTooMany() ? "\n" : "; ") + received(transcript));
    }

    private String received(Transcript transcript) {
        List<MailAddress> missing = count.missing();
        return missing.isEmpty()
                ? ArrivalDescriptions.ofMails(transcript)
                : ArrivalDescriptions.of(
                        transcript, missing, new Repetitions(transcript.mails().forgotten())::ofNext);
    }

    @Override
    public boolean mayStillCome(Transcript transcript) {
        look(transcript);
        List<MailAddress> missing = count.missing();
        return !count.hasTooMany() && !missing.isEmpty() && ArrivalDescriptions.mayStillCome(transcript, missing);
    }

    @Override
    public String howToWait() {
        return "call receivesExactlyOneMailToEach(..) instead";
    }

    @Override
    public String toString() {
        return description;
    }
}
