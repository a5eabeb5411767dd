package io.github.junitsmtp.server;

import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope as far as the client has been told that it was accepted (RFC 5321, section 3.3). */
final class Transaction {

    private @Nullable SmtpCommand mailFrom;
    private final List<SmtpCommand> rcptTo = new ArrayList<>(1);

    void accepted(SmtpCommand command) {
        switch (command.verb()) {
            case "MAIL" -> {
                clear();
                mailFrom = command;
            }
            case "RCPT" -> rcptTo.add(command);
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

    Envelope envelope() {
        if (mailFrom == null) {
            throw new IllegalStateException("There is no envelope before MAIL");
        }
        return new Envelope(mailFrom, rcptTo);
    }

    void clear() {
        mailFrom = null;
        rcptTo.clear();
    }
}
