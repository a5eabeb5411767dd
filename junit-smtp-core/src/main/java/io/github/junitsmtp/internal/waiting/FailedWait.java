package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.mail.ReceivedMail;
import java.util.List;

/**
 * What a test waited for in vain.
 *
 * @param expected what should have happened, such as {@code received a mail to <ada@example.org> within 5 s}
 * @param instead what did happen, in words
 * @param nearMisses the mails that came, the nearest first; empty if it was not about a certain mail
 */
public record FailedWait(String expected, String instead, List<NearMiss> nearMisses) {

    /**
     * Copies the list.
     *
     * @param expected what should have happened
     * @param instead what did happen
     * @param nearMisses the mails that came
     */
    public FailedWait {
        nearMisses = List.copyOf(nearMisses);
    }

    /**
     * A mail that was not the one.
     *
     * @param mail the mail
     * @param reason why not, perhaps empty
     */
    public record NearMiss(ReceivedMail mail, String reason) {}
}
