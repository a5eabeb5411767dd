package io.github.junitsmtp.server;

import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.script.Standing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope as far as the client has been told that it was accepted (RFC 5321, section 3.3). */
final class Transaction {

    private @Nullable SmtpCommand mailFrom;
    private final List<SmtpCommand> rcptTo = new ArrayList<>(1);
    private final List<MailAddress> recipients = new ArrayList<>(1);

    void accepted(SmtpCommand command) {
        switch (command.verb()) {
            case "MAIL" -> {
                clear();
                mailFrom = command;
            }
            case "RCPT" -> {
                rcptTo.add(command);
                recipients.add(command.address().orElse(MailAddress.NULL_SENDER));
            }
            case "RSET", "EHLO", "HELO" -> clear();
            default -> {
                return;
            }
        }
    }

    boolean isOpen() {
        return mailFrom != null;
    }

    boolean isReadyForData() {
        return mailFrom != null && !rcptTo.isEmpty();
    }

    /** Tells patterns how far a session has come. */
    Standing standing(int session, int mails, @Nullable String user) {
        MailAddress sender = mailFrom == null ? null : mailFrom.address().orElse(MailAddress.NULL_SENDER);
        return new Standing(session, mails, user, sender, recipients);
    }

    Envelope envelope() {
        if (mailFrom == null) {
            throw new IllegalStateException("There is no envelope before MAIL");
        }
        return new Envelope(mailFrom, rcptTo);
    }

    void clear() {
        mailFrom = null;
        rcptTo.clear();
        recipients.clear();
    }
}
