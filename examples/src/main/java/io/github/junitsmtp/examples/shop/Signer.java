package io.github.junitsmtp.examples.shop;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Signs finished mails. */
@FunctionalInterface
public interface Signer {

    /** Leaves mails unsigned, because the relay signs them. */
    Signer NONE = mail -> {};

    /** Adds a signature to a mail. */
    void sign(MimeMessage mail) throws MessagingException;
}
