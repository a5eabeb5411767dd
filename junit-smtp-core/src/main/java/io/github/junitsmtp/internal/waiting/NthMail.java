package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Transcript;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The n-th mail to arrive, which is kept once found. Serves one wait. */
public final class NthMail implements MailExpectation {

    private final int number;
    private @Nullable ReceivedMail found;

    /**
     * Expects a mail.
     *
     * @param number its number, counted from 1
     */
    public NthMail(int number) {
        this.number = Counts.requirePositive("number", number);
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        Supplier<ReceivedMails> unseen = transcript.unseenMails();
        return () -> {
            ReceivedMails mails = unseen.get();
            return findIn(mails).isPresent() || isForgotten(mails);
        };
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        ReceivedMails mails = transcript.mails();
        if (findIn(mails).isPresent()) {
            return Optional.empty();
        }
        return isForgotten(mails)
                ? Optional.of("mail " + number + " is no longer kept: " + ArrivalDescriptions.receipt(mails))
                : MailCount.atLeast(number).problem(transcript);
    }

    @Override
    public boolean mayStillCome(Transcript transcript) {
        return MailCount.atLeast(number).mayStillCome(transcript);
    }

    @Override
    public String howToWait() {
        return "call receivesMail(" + number + ") instead";
    }

    private boolean isForgotten(ReceivedMails mails) {
        return number <= mails.forgotten();
    }

    @Override
    public Optional<ReceivedMail> findIn(ReceivedMails mails) {
        int index = number - 1 - mails.forgotten();
        if (found == null && index >= 0 && index < mails.size()) {
            found = mails.get(index);
        }
        return Optional.ofNullable(found);
    }

    @Override
    public String toString() {
        return MailCount.atLeast(number).toString();
    }
}
