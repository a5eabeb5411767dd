package io.github.junitsmtp.script;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a client just did and now waits for an answer to: it connected, sent a command or its
 * credentials, or ended a message. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Incoming {

    private final int session;
    private final @Nullable SmtpCommand command;
    private final @Nullable ReceivedMail mail;
    private final @Nullable String user;

    private Incoming(int session, @Nullable SmtpCommand command, @Nullable ReceivedMail mail, @Nullable String user) {
        this.session = session;
        this.command = command;
        this.mail = mail;
        this.user = user;
    }

    /**
     * A client connected.
     *
     * @param session the number of its session
     * @return what a pattern is asked about
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming connection(int session) {
        return new Incoming(session, null, null, null);
    }

    /**
     * A client sent a command.
     *
     * @param session the number of its session
     * @param command the command
     * @return what a pattern is asked about
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming command(int session, SmtpCommand command) {
        return new Incoming(session, command, null, null);
    }

    /**
     * A client ended a message.
     *
     * @param session the number of its session
     * @param mail the mail, which is accepted unless the answer refuses it
     * @return what a pattern is asked about
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming message(int session, ReceivedMail mail) {
        return new Incoming(session, null, mail, null);
    }

    /**
     * A client sent its credentials.
     *
     * @param session the number of its session
     * @param user who wants to log in
     * @return what a pattern is asked about
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming login(int session, String user) {
        return new Incoming(session, null, null, user);
    }

    /**
     * Returns the number of the session.
     *
     * @return the number, counted from 1
     */
    public int session() {
        return session;
    }

    /**
     * Tells whether the client just connected.
     *
     * @return true if the server is about to greet
     */
    public boolean isConnection() {
        return command == null && mail == null && user == null;
    }

    /**
     * Returns the command.
     *
     * @return the command, or empty if the client connected or ended a message
     */
    public Optional<SmtpCommand> command() {
        return Optional.ofNullable(command);
    }

    /**
     * Returns the mail whose data just ended.
     *
     * @return the mail, or empty if the client connected or sent a command
     */
    public Optional<ReceivedMail> mail() {
        return Optional.ofNullable(mail);
    }

    /**
     * Returns who wants to log in, once the credentials are there and before the verdict.
     *
     * @return the user, or empty if the client did anything else
     */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }
}
