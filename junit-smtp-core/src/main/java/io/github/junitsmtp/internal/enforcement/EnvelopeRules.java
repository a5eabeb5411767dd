package io.github.junitsmtp.internal.enforcement;

import static io.github.junitsmtp.internal.enforcement.OwnReply.refused;

import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.PathArgument;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses that MAIL and RCPT may name, and their number (RFC 5321, section 4.1.2; RFC 6531, section 3.5; RFC 9422). */
final class EnvelopeRules {

    private static final String NO_BRACKETS = "Angle brackets must enclose the address (RFC 5321, section 4.1.1.2)";

    private static final String NOT_UTF8 = "The address is not valid UTF-8 (RFC 6531, section 3.3)";

    private final Limits limits;

    EnvelopeRules(Limits limits) {
        this.limits = limits;
    }

    Optional<SmtpReply> refusal(SmtpCommand command, SessionState state, Tolerance tolerance) {
        boolean sender = command.verb().equals("MAIL");
        boolean takesUnicode = command.isAscii()
                || takesUnicode(sender ? command : state.transaction().mailFrom());
        Optional<PathArgument> path = command.path();
        String enhanced = sender ? "5.1.7" : "5.1.3";
        return tolerance
                .unless(takesUnicode, 553, "5.6.7", "Non-ASCII addresses require SMTPUTF8 on MAIL")
                .or(() -> tolerance.unless(isUtf8(command), 501, enhanced, NOT_UTF8))
                .or(() -> address(command, path, enhanced, tolerance))
                .or(() -> sender ? tooManyMails(state) : recipient(path, state.transaction(), tolerance));
    }

    /** Tolerates what is odd between angle brackets, and missing brackets around an address that can only mean one. */
    private static Optional<SmtpReply> address(
            SmtpCommand command, Optional<PathArgument> path, String enhanced, Tolerance tolerance) {
        Optional<String> problem = path.flatMap(PathArgument::problem);
        if (path.filter(PathArgument::bare).isEmpty()) {
            return problem.flatMap(text -> tolerance.refused(501, enhanced, text));
        }
        boolean clear = problem.isEmpty() && command.parameters().stream().allMatch(ParameterRules::isParameter);
        return clear
                ? tolerance.refused(501, enhanced, NO_BRACKETS)
                : refused(501, enhanced, problem.orElse(NO_BRACKETS));
    }

    private static boolean isUtf8(SmtpCommand command) {
        if (command.isAscii()) {
            return true;
        }
        byte[] bytes = command.bytes();
        return Arrays.equals(bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean takesUnicode(@Nullable SmtpCommand mail) {
        return mail != null && mail.parameter("SMTPUTF8").isPresent();
    }

    private Optional<SmtpReply> tooManyMails(SessionState state) {
        return state.mails() >= limits.mails()
                ? refused(452, "4.5.3", "Too many mails in this session; the limit is " + limits.mails())
                : Optional.empty();
    }

    private Optional<SmtpReply> recipient(
            Optional<PathArgument> path, MailTransaction transaction, Tolerance tolerance) {
        Optional<MailAddress> address = path.map(PathArgument::address);
        boolean isNobody = address.filter(MailAddress::isNull).isPresent();
        return tolerance
                .unless(!isNobody, 501, "5.1.3", "The null path is not a valid recipient")
                .or(() -> tooManyRecipients(address, transaction));
    }

    private Optional<SmtpReply> tooManyRecipients(Optional<MailAddress> address, MailTransaction transaction) {
        if (transaction.numberOfRecipients() >= limits.recipients()) {
            return refused(452, "4.5.3", "Too many recipients; the limit is " + limits.recipients());
        }
        return goesToTooMany(address, transaction)
                ? refused(452, "4.5.3", "Too many recipient domains; the limit is " + limits.recipientDomains())
                : Optional.empty();
    }

    /** Counts only if there is a limit, since a mail may have a large number of recipients. */
    private boolean goesToTooMany(Optional<MailAddress> address, MailTransaction transaction) {
        return limits.recipientDomains() <= transaction.numberOfRecipients()
                && transaction.numberOfDomainsWith(address) > limits.recipientDomains();
    }
}
