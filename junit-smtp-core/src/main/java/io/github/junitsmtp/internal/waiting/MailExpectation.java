package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import java.util.Optional;

/** An expectation that one certain mail meets. */
public interface MailExpectation extends ArrivalExpectation {

    /** Returns the mail, or empty if it has not arrived or is not kept. */
    Optional<ReceivedMail> findIn(ReceivedMails mails);
}
