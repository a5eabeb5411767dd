package io.github.junitsmtp.internal.enforcement;

import static io.github.junitsmtp.internal.enforcement.OwnReply.refused;

import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Policies;
import java.util.Optional;

/** The required order of commands (RFC 5321, section 4.1.4; RFC 3207, section 4; RFC 3030, section 2; RFC 4954, section 4). */
final class SequenceRules {

    private final boolean tlsRequired;

    SequenceRules(boolean tlsRequired) {
        this.tlsRequired = tlsRequired;
    }

    /** Refuses a command that comes at the wrong time, or whose argument is missing or too much. */
    Optional<SmtpReply> refusal(SmtpCommand command, SessionState state, Tolerance tolerance) {
        if (tlsRequired && !state.isEncrypted() && !Policies.isAllowedWithoutTls(command)) {
            return refused(530, "5.7.0", "Must issue a STARTTLS command first");
        }
        return switch (command.verb()) {
            case "EHLO", "HELO" -> argument(command, "a domain or address literal", tolerance);
            case "VRFY" -> argument(command, "an argument", tolerance);
            case "MAIL" -> mail(state, tolerance);
            case "RCPT" -> rcpt(state.transaction());
            case "DATA" -> noArgument(command, tolerance).or(() -> data(state.transaction(), tolerance));
            case "BDAT" -> bdat(state);
            case "AUTH" -> auth(state, tolerance);
            case "RSET", "QUIT" -> noArgument(command, tolerance);
            default -> Optional.empty();
        };
    }

    private static Optional<SmtpReply> argument(SmtpCommand command, String what, Tolerance tolerance) {
        return command.argument().isEmpty()
                ? tolerance.refused(501, "5.5.4", command.verb() + " requires " + what)
                : Optional.empty();
    }

    private static Optional<SmtpReply> noArgument(SmtpCommand command, Tolerance tolerance) {
        return command.argument().isEmpty()
                ? Optional.empty()
                : tolerance.refused(501, "5.5.4", command.verb() + " takes no argument");
    }

    private static Optional<SmtpReply> mail(SessionState state, Tolerance tolerance) {
        return tolerance
                .unless(state.isGreeted(), 503, "5.5.1", "Send EHLO or HELO first")
                .or(() -> tolerance.unless(
                        !state.transaction().isOpen(),
                        503,
                        "5.5.1",
                        "A mail transaction is already open; end it with DATA or RSET"));
    }

    private static Optional<SmtpReply> rcpt(MailTransaction transaction) {
        if (!transaction.isOpen()) {
            return refused(503, "5.5.1", "Send MAIL first");
        }
        return transaction.hasChunks() ? refused(503, "5.5.1", "Not allowed between chunks") : Optional.empty();
    }

    private static Optional<SmtpReply> data(MailTransaction transaction, Tolerance tolerance) {
        if (transaction.hasChunks()) {
            return refused(503, "5.5.1", "DATA and BDAT cannot be mixed in one mail transaction");
        }
        return tolerance
                .unless(!transaction.isBinary(), 503, "5.5.1", "BODY=BINARYMIME requires BDAT instead of DATA")
                .or(() -> envelope(transaction));
    }

    private static Optional<SmtpReply> bdat(SessionState state) {
        if (!state.offers(SmtpExtension.CHUNKING)) {
            return refused(502, "5.5.1", "CHUNKING is not offered");
        }
        return state.transaction().hasLostChunk()
                ? refused(503, "5.5.1", "A previous chunk was refused; send RSET")
                : envelope(state.transaction());
    }

    private static Optional<SmtpReply> envelope(MailTransaction transaction) {
        if (!transaction.isOpen()) {
            return refused(503, "5.5.1", "Send MAIL first");
        }
        if (transaction.hasRecipients()) {
            return Optional.empty();
        }
        return transaction.hasRefusedAll()
                ? refused(554, "5.5.1", "No valid recipients")
                : refused(503, "5.5.1", "Send RCPT first");
    }

    private static Optional<SmtpReply> auth(SessionState state, Tolerance tolerance) {
        // without EHLO after the start of TLS, the client does not know the mechanisms (RFC 3207, section 4.2)
        return tolerance
                .unless(state.isGreeted(), 503, "5.5.1", "Send EHLO first")
                .or(() -> authNotOffered(state, tolerance))
                .or(() -> state.user() == null ? Optional.empty() : refused(503, "5.5.1", "Already authenticated"))
                .or(() -> tolerance.unless(
                        !state.transaction().isOpen(), 503, "5.5.1", "AUTH is not allowed during a mail transaction"));
    }

    /** Tolerates that a client logs in after HELO, but not where a server has no AUTH. */
    private static Optional<SmtpReply> authNotOffered(SessionState state, Tolerance tolerance) {
        if (state.offers(SmtpExtension.AUTH)) {
            return Optional.empty();
        }
        return state.has(SmtpExtension.AUTH)
                ? tolerance.refused(502, "5.5.1", "AUTH is not offered")
                : refused(502, "5.5.1", "AUTH is not offered");
    }
}
