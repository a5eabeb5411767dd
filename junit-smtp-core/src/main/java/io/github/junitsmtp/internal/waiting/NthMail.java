package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Transcript;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The n-th mail that arrived.
 *
 * @param number its number, the first is 1
 */
public record NthMail(int number) implements MailExpectation {

    public NthMail {
        Counts.requirePositive("number", number);
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        return MailCount.atLeast(number).endOfWait(transcript);
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        ReceivedMails mails = transcript.mails();
        return number <= mails.forgotten()
                ? Optional.of("mail " + number + " is no longer kept: " + ArrivalDescriptions.receipt(mails))
                : MailCount.atLeast(number).problem(transcript);
    }

    @Override
    public Optional<ReceivedMail> findIn(ReceivedMails mails) {
        return mails.stream().skip(Math.max(0, number - 1L - mails.forgotten())).findFirst();
    }

    @Override
    public String toString() {
        return MailCount.atLeast(number).toString();
    }
}
