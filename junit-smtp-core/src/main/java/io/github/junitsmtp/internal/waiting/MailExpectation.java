package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import java.util.Optional;

/** An expectation of one particular mail. Once found, the mail is kept, even if the server forgets it. */
public interface MailExpectation extends ArrivalExpectation {

    /**
     * Returns the mail, which may have been found before. Returns empty if it has not arrived, or was forgotten before anybody looked for
     * it.
     */
    Optional<ReceivedMail> findIn(ReceivedMails mails);
}
