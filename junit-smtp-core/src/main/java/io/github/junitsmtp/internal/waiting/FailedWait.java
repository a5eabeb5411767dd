package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.mail.ReceivedMail;
import java.util.List;

/**
 * A wait that failed.
 *
 * @param expected what should have happened, such as {@code received a mail to <ada@example.org> within 5 s}
 * @param instead what happened instead, in words
 * @param nearMisses the mails that arrived, the nearest first; empty if no particular mail was expected
 */
public record FailedWait(String expected, String instead, List<NearMiss> nearMisses) {

    /**
     * Copies the list.
     *
     * @param expected what should have happened
     * @param instead what happened instead
     * @param nearMisses the mails that arrived
     */
    public FailedWait {
        nearMisses = List.copyOf(nearMisses);
    }

    /**
     * A mail that was not the expected one.
     *
     * @param mail the mail
     * @param reason why it was not, perhaps empty
     */
    public record NearMiss(ReceivedMail mail, String reason) {}
}
