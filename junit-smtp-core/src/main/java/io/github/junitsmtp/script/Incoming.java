package io.github.junitsmtp.script;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a client just did and now waits for an answer to: it connected, sent a command or its credentials, or ended a message. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Incoming {

    private final Standing standing;
    private final @Nullable SmtpCommand command;
    private final @Nullable ReceivedMail mail;
    private final @Nullable String login;

    private Incoming(
            Standing standing, @Nullable SmtpCommand command, @Nullable ReceivedMail mail, @Nullable String login) {
        this.standing = standing;
        this.command = command;
        this.mail = mail;
        this.login = login;
    }

    /**
     * A client connected.
     *
     * @param standing how far its session has come
     * @return what a pattern is asked about
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming connection(Standing standing) {
        return new Incoming(standing, null, null, null);
    }

    /**
     * A client sent a command.
     *
     * @param standing how far its session has come
     * @param command the command
     * @return what a pattern is asked about
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming command(Standing standing, SmtpCommand command) {
        return new Incoming(standing, command, null, null);
    }

    /**
     * A client ended a message.
     *
     * @param standing how far its session has come
     * @param mail the mail, which is accepted unless the answer refuses it
     * @return what a pattern is asked about
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming message(Standing standing, ReceivedMail mail) {
        return new Incoming(standing, null, mail, null);
    }

    /**
     * A client sent its credentials.
     *
     * @param standing how far its session has come
     * @param login who wants to log in
     * @return what a pattern is asked about
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming login(Standing standing, String login) {
        return new Incoming(standing, null, null, login);
    }

    /**
     * Returns the number of the session.
     *
     * @return the number, counted from 1
     */
    public int session() {
        return standing.session();
    }

    /**
     * Returns how many mails were accepted in this session before.
     *
     * @return the number
     */
    public int mailsBefore() {
        return standing.mails();
    }

    /**
     * Returns who has logged in.
     *
     * @return the user, or empty if nobody has
     */
    public Optional<String> authenticatedUser() {
        return Optional.ofNullable(standing.user());
    }

    /**
     * Tells whether the connection is in TLS.
     *
     * @return false if whatever is sent can be read on its way
     */
    public boolean isEncrypted() {
        return standing.encrypted();
    }

    /** Whether the server offers STARTTLS at this moment. */
    boolean isOfferedStartTls() {
        return standing.startTls();
    }

    /**
     * Returns the sender of the mail transaction.
     *
     * @return the address in the MAIL that was accepted, or empty if no transaction is open
     */
    public Optional<MailAddress> sender() {
        return standing.sender();
    }

    /**
     * Returns the recipients that were accepted in the mail transaction before.
     *
     * @return the addresses in the order sent
     */
    public List<MailAddress> recipients() {
        return standing.recipients();
    }

    /** Returns the size that a MAIL tells (RFC 1870, section 6), 0 if it does not. */
    long announcedSize() {
        return command()
                .flatMap(mailFrom -> mailFrom.parameter("SIZE"))
                .flatMap(EsmtpParameter::value)
                .filter(size -> size.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    ReplyOccasion occasion() {
        if (command != null) {
            return ReplyOccasion.ofCommand(command.verb());
        }
        if (mail != null) {
            return ReplyOccasion.END_OF_DATA;
        }
        return login == null ? ReplyOccasion.CONNECTION : ReplyOccasion.AUTH;
    }

    /**
     * Tells whether the client just connected.
     *
     * @return true if the server is about to greet
     */
    public boolean isConnection() {
        return command == null && mail == null && login == null;
    }

    /**
     * Returns the command.
     *
     * @return the command, or empty if the client did anything else
     */
    public Optional<SmtpCommand> command() {
        return Optional.ofNullable(command);
    }

    /**
     * Returns the mail whose data just ended.
     *
     * @return the mail, or empty if the client did anything else
     */
    public Optional<ReceivedMail> mail() {
        return Optional.ofNullable(mail);
    }

    /**
     * Returns who wants to log in, once the credentials are there and before the verdict.
     *
     * @return the user, or empty if the client did anything else
     */
    public Optional<String> login() {
        return Optional.ofNullable(login);
    }
}
