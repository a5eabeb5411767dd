package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Who a mail was sent from and to, as the server was told: the accepted MAIL and RCPT commands of one transaction. The header
 * of the mail may name others, and never names those who got a blind copy.
 *
 * @param mailFrom the MAIL command, with its parameters
 * @param rcptTo the RCPT commands that the server accepted, with their parameters, in the order sent
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-2.3.1">RFC 5321, section 2.3.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Envelope(SmtpCommand mailFrom, List<SmtpCommand> rcptTo) {

    /**
     * Copies the list.
     *
     * @param mailFrom the MAIL command
     * @param rcptTo the RCPT commands
     */
    public Envelope {
        rcptTo = List.copyOf(rcptTo);
    }

    /**
     * Returns the sender, to whom a bounce would go.
     *
     * @return the address, {@link MailAddress#NULL_SENDER} for {@code <>}
     */
    public MailAddress sender() {
        return mailFrom.address().orElse(MailAddress.NULL_SENDER);
    }

    /**
     * Returns the accepted recipients.
     *
     * @return the addresses in the order sent, with repetitions
     */
    public List<MailAddress> recipients() {
        return rcptTo.stream()
                .map(command -> command.address().orElse(MailAddress.NULL_SENDER))
                .toList();
    }

    /** Returns sender and recipients, such as {@code from <shop@example.com> to <ada@example.org>}. */
    @Override
    public String toString() {
        return "from <" + sender() + "> to "
                + recipients().stream().map(to -> "<" + to + ">").collect(Collectors.joining(", "));
    }
}
