package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import java.util.Optional;

/** An expectation that one certain mail meets. Once found, it is kept, whatever the server still keeps. */
public interface MailExpectation extends ArrivalExpectation {

    /** Returns the mail, which may have been found before; or empty if it has not arrived, or was not kept until it was looked for. */
    Optional<ReceivedMail> findIn(ReceivedMails mails);
}
