package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.stubbing.SessionProgress;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * An event that is waiting for an answer: a client connected, sent a command, responded to a challenge, sent its
 * credentials, or ended a message. It is immutable and also describes the state of the session at that moment.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Incoming {

    private final SessionProgress progress;
    private final Event event;

    private Incoming(SessionProgress progress, Event event) {
        this.progress = progress;
        this.event = event;
    }

    private sealed interface Event {

        ReplyOccasion occasion();
    }

    private record Connected() implements Event {

        private static final Connected INSTANCE = new Connected();

        @Override
        public ReplyOccasion occasion() {
            return ReplyOccasion.CONNECTION;
        }

        @Override
        public String toString() {
            return "the connection";
        }
    }

    private record SentCommand(SmtpCommand command) implements Event {

        @Override
        public ReplyOccasion occasion() {
            return ReplyOccasion.ofCommand(command.verb());
        }

        @Override
        public String toString() {
            return command.toString();
        }
    }

    private record SentCredentials(String user) implements Event {

        @Override
        public ReplyOccasion occasion() {
            return ReplyOccasion.AUTH;
        }

        @Override
        public String toString() {
            return "the login";
        }
    }

    private record SentAuthResponse(int number) implements Event {

        @Override
        public ReplyOccasion occasion() {
            return ReplyOccasion.AUTH;
        }

        @Override
        public String toString() {
            return "response " + number + " to AUTH";
        }
    }

    private record ReceivedData(int octets) implements Event {

        @Override
        public ReplyOccasion occasion() {
            return ReplyOccasion.END_OF_DATA;
        }

        @Override
        public String toString() {
            return "the first " + octets + " octets of the message";
        }
    }

    private record EndedMessage(ReceivedMail mail) implements Event {

        @Override
        public ReplyOccasion occasion() {
            return ReplyOccasion.END_OF_DATA;
        }

        @Override
        public String toString() {
            return "the message";
        }
    }

    /**
     * Creates the event for a new connection.
     *
     * @param progress the progress of its session
     * @return the event
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming connection(SessionProgress progress) {
        return new Incoming(progress, Connected.INSTANCE);
    }

    /**
     * Creates the event for a command.
     *
     * @param progress the progress of its session
     * @param command the command
     * @return the event
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming command(SessionProgress progress, SmtpCommand command) {
        return new Incoming(progress, new SentCommand(command));
    }

    /**
     * Creates the event for the arrival of the given number of octets of a message.
     *
     * @param progress the progress of its session
     * @param octets the number of octets
     * @return the event
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming data(SessionProgress progress, int octets) {
        return new Incoming(progress, new ReceivedData(octets));
    }

    /**
     * Creates the event for the end of a message.
     *
     * @param progress the progress of its session
     * @param mail the mail, which is accepted unless the answer refuses it
     * @return the event
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming message(SessionProgress progress, ReceivedMail mail) {
        return new Incoming(progress, new EndedMessage(mail));
    }

    /**
     * Creates the event for a response to an AUTH challenge.
     *
     * @param progress the progress of its session
     * @param number the number of the response in the exchange, counted from 1
     * @return the event
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming authResponse(SessionProgress progress, int number) {
        return new Incoming(progress, new SentAuthResponse(number));
    }

    /**
     * Creates the event for a login whose credentials have arrived.
     *
     * @param progress the progress of its session
     * @param user the user who is logging in
     * @return the event
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Incoming login(SessionProgress progress, String user) {
        return new Incoming(progress, new SentCredentials(user));
    }

    /**
     * Returns the number of the session.
     *
     * @return the number, counted from 1
     */
    public int session() {
        return progress.session();
    }

    /**
     * Returns the number of mails that were accepted earlier in this session.
     *
     * @return the number
     */
    public int mailsBefore() {
        return progress.mails();
    }

    /**
     * Returns the user who has logged in.
     *
     * @return the user, or empty if nobody has logged in
     */
    public Optional<String> authenticatedUser() {
        return progress.user();
    }

    /**
     * Returns whether the connection is encrypted with TLS.
     *
     * @return false if everything is sent in the clear
     */
    public boolean isEncrypted() {
        return progress.encrypted();
    }

    /** Returns whether the server offers STARTTLS at this moment. */
    boolean isOfferedStartTls() {
        return progress.offersStartTls();
    }

    /**
     * Returns the sender of the mail transaction.
     *
     * @return the address in the accepted MAIL command, or empty if no transaction is open
     */
    public Optional<MailAddress> sender() {
        return progress.sender();
    }

    /**
     * Returns the recipients that were accepted earlier in the mail transaction.
     *
     * @return the addresses, in the order in which they were sent
     */
    public List<MailAddress> recipients() {
        return progress.recipients();
    }

    /** Returns the size that a MAIL command announces (RFC 1870, section 6); 0 if it announces none. */
    long announcedSize() {
        return command()
                .flatMap(mailFrom -> mailFrom.parameter("SIZE"))
                .flatMap(EsmtpParameter::value)
                .filter(size -> size.matches("\\d{1,20}"))
                .map(size -> size.length() > 18 ? Long.MAX_VALUE : Long.valueOf(size))
                .orElse(0L);
    }

    ReplyOccasion occasion() {
        return event.occasion();
    }

    /**
     * Returns whether the client has just connected.
     *
     * @return true if the server is about to send its greeting
     */
    public boolean isConnection() {
        return event instanceof Connected;
    }

    /**
     * Returns the command.
     *
     * @return the command, or empty if the event is not a command
     */
    public Optional<SmtpCommand> command() {
        return event instanceof SentCommand sent ? Optional.of(sent.command()) : Optional.empty();
    }

    /**
     * Returns how many octets of an unfinished message have arrived.
     *
     * @return the number of octets, to which {@link CommandPatterns#dataReceived} refers; empty if this is not message data
     */
    public OptionalInt dataReceived() {
        return event instanceof ReceivedData data ? OptionalInt.of(data.octets()) : OptionalInt.empty();
    }

    /**
     * Returns the mail that the client has just finished sending.
     *
     * @return the mail, or empty for any other event
     */
    public Optional<ReceivedMail> mail() {
        return event instanceof EndedMessage ended ? Optional.of(ended.mail()) : Optional.empty();
    }

    /**
     * Returns the user who is logging in, after the credentials have arrived and before the result is sent.
     *
     * @return the user, or empty for any other event
     */
    public Optional<String> login() {
        return event instanceof SentCredentials sent ? Optional.of(sent.user()) : Optional.empty();
    }

    /**
     * Returns the position of this response within the AUTH exchange.
     *
     * @return 1 for the response to the first challenge, and so on; empty if this is not a response to a challenge
     */
    public OptionalInt authResponse() {
        return event instanceof SentAuthResponse sent ? OptionalInt.of(sent.number()) : OptionalInt.empty();
    }

    /** Returns what the client did, such as {@code RCPT TO:<ada@example.org> in session 1}. */
    @Override
    public String toString() {
        return event + " in session " + session();
    }
}
