package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The envelope of a mail: the accepted MAIL and RCPT commands of one transaction. Its addresses may differ from those
 * in the header, which must not reveal the recipients of blind copies.
 *
 * <p>Two envelopes are equal if their commands are equal.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-2.3.1">RFC 5321, section 2.3.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Envelope {

    private final SmtpCommand mailFrom;
    private final List<SmtpCommand> rcptTo;

    /**
     * Creates an envelope.
     *
     * @param mailFrom the MAIL command
     * @param rcptTo the accepted RCPT commands
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Envelope(SmtpCommand mailFrom, List<SmtpCommand> rcptTo) {
        this.mailFrom = mailFrom;
        this.rcptTo = List.copyOf(rcptTo);
    }

    /**
     * Returns the MAIL command.
     *
     * @return the command, with its parameters
     */
    public SmtpCommand mailFrom() {
        return mailFrom;
    }

    /**
     * Returns the RCPT commands that the server accepted.
     *
     * @return the commands in the order sent, with their parameters
     */
    public List<SmtpCommand> rcptTo() {
        return rcptTo;
    }

    /**
     * Returns the sender, who would receive a bounce.
     *
     * @return the address, or {@link MailAddress#NULL_SENDER} for {@code <>}
     */
    public MailAddress sender() {
        return mailFrom.address().orElse(MailAddress.NULL_SENDER);
    }

    /**
     * Returns the accepted recipients.
     *
     * @return the addresses in the order sent, including duplicates
     */
    public List<MailAddress> recipients() {
        return rcptTo.stream()
                .map(command -> command.address().orElse(MailAddress.NULL_SENDER))
                .toList();
    }

    /** Returns whether the sender declared that the header may be UTF-8 (RFC 6531, section 3.4). */
    boolean announcesUtf8() {
        return mailFrom.parameter("SMTPUTF8").isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && mailFrom.equals(that.mailFrom) && rcptTo.equals(that.rcptTo);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mailFrom, rcptTo);
    }

    /** Returns the sender and the recipients, such as {@code from <shop@example.com> to <ada@example.org>}. */
    @Override
    public String toString() {
        return inWords(recipients().stream().map(to -> "<" + to + ">").collect(Collectors.joining(", ")));
    }

    /** Returns the sender and the given recipients. */
    String inWords(String recipients) {
        return Printable.line(
                "from <" + sender() + "> " + (recipients.isEmpty() ? "without recipients" : "to " + recipients));
    }
}
