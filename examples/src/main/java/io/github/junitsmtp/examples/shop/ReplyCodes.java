package io.github.junitsmtp.examples.shop;

import jakarta.mail.MessagingException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Finds the server's replies in Angus Mail's chain of exceptions, which includes one for each recipient. */
final class ReplyCodes {

    private ReplyCodes() {}

    /** A 5xx is permanent. A 4xx is not, nor is a failure without a code: a failed or lost connection. */
    static boolean isPermanent(MessagingException failure) {
        return of(failure).anyMatch(code -> code >= 500);
    }

    private static IntStream of(MessagingException failure) {
        return Stream.<Exception>iterate(
                        failure,
                        link -> link != null,
                        link -> link instanceof MessagingException m ? m.getNextException() : null)
                .mapToInt(ReplyCodes::code);
    }

    private static int code(Exception link) {
        if (link instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode();
        }
        if (link instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return link instanceof SMTPSendFailedException message ? message.getReturnCode() : 0;
    }
}
