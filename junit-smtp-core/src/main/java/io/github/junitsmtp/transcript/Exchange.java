package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.conduct.SessionStep;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** One step of a dialogue: what the client sent and what the server replied; either side may be missing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Exchange {

    /** What a step is about. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Kind {
        /** The client connected, and the server greeted. */
        GREETING,
        /** The client sent a command. */
        COMMAND,
        /** The client answered a challenge in the course of AUTH. */
        CREDENTIALS,
        /** The client sent the data of a message. */
        MESSAGE,
        /** Both sides began TLS, or failed to. */
        TLS_HANDSHAKE,
        /** The client sent something in the clear behind STARTTLS, which was thrown away: an attempt to inject commands. */
        INJECTION,
        /** The server spoke without being asked, as it does with 421 when a client was idle for too long. */
        UNSOLICITED
    }

    private final Sent sent;
    private final byte[] replyBytes;
    private final long repliedAt;
    private final boolean scripted;
    private final @Nullable String scriptedDeed;
    private final @Nullable SmtpReply reply;
    private final @Nullable Login login;

    private Exchange(
            Sent sent,
            byte[] replyBytes,
            long repliedAt,
            boolean scripted,
            @Nullable String scriptedDeed,
            @Nullable SmtpReply reply,
            @Nullable Login login) {
        this.sent = sent;
        this.replyBytes = replyBytes;
        this.repliedAt = repliedAt;
        this.scripted = scripted;
        this.scriptedDeed = scriptedDeed;
        this.reply = reply;
        this.login = login;
    }

    static Exchange of(Sent sent) {
        return new Exchange(sent, new byte[0], -1, false, null, null, null);
    }

    Exchange answered(byte[] bytes, @Nullable SmtpReply parsed, long when, boolean byScript) {
        return new Exchange(sent, bytes, when, byScript, scriptedDeed, parsed, login);
    }

    /** Adds what a stub did to the connection in this step, after the reply if there was one. */
    Exchange done(String deed) {
        return new Exchange(sent, replyBytes, repliedAt, scripted, deed, reply, login);
    }

    /** Adds who tried to log in with the credentials of this step. */
    Exchange by(Login who) {
        return new Exchange(sent, replyBytes, repliedAt, scripted, scriptedDeed, reply, who);
    }

    /** {@return what this step is about} */
    public Kind kind() {
        return sent.kind();
    }

    /**
     * Returns the command that the client sent.
     *
     * @return the command, or empty if this step is of another kind than {@link Kind#COMMAND}
     */
    public Optional<SmtpCommand> command() {
        return Optional.ofNullable(sent.command());
    }

    /**
     * Returns what the client sent, to the byte: a line with its line end, behind BDAT the chunk, or message data with its doubled
     * dots and the lone dot at the end.
     *
     * @return a copy of the bytes, nothing for a greeting; cut where {@link #sentBytes()} says that there were more
     */
    public byte[] sent() {
        return sent.octets().bytes().clone();
    }

    /**
     * Returns how many bytes the client sent in this step. Lines and messages over the limits of the server are not kept whole.
     *
     * @return the number of bytes, at least the length of {@link #sent()}
     */
    public long sentBytes() {
        return sent.total();
    }

    /**
     * Tells whether the line or message came whole.
     *
     * @return false if the client hung up in the middle of it
     */
    public boolean isComplete() {
        return sent.complete();
    }

    /**
     * Tells whether the client sent this before it could know the reply to the step before: it pipelined.
     *
     * @return true if the reply to the step before had not left the server when this came in
     * @see <a href="https://www.rfc-editor.org/rfc/rfc2920#section-3.1">RFC 2920, section 3.1</a>
     */
    public boolean isPipelined() {
        return sent.pipelined();
    }

    /** {@return whether the connection was encrypted when the client sent this} */
    public boolean isEncrypted() {
        return sent.encrypted();
    }

    /**
     * Returns how TLS began.
     *
     * @return the handshake, or empty if this step is of another kind than {@link Kind#TLS_HANDSHAKE}
     */
    public Optional<TlsHandshake> tls() {
        return Optional.ofNullable(sent.tls());
    }

    /**
     * Returns who tried to log in with this step.
     *
     * @return user and mechanism, or empty if no credentials were complete with this step
     */
    public Optional<Login> login() {
        return Optional.ofNullable(login);
    }

    /**
     * Returns the reply of the server.
     *
     * @return the reply, or empty if there was none or it was malformed, see {@link #replyBytes()}
     */
    public Optional<SmtpReply> reply() {
        return Optional.ofNullable(reply);
    }

    /**
     * Returns what the server replied, to the byte, malformed replies too.
     *
     * @return a copy of the bytes, nothing if there was no reply
     */
    public byte[] replyBytes() {
        return replyBytes.clone();
    }

    /**
     * Returns when the client's part of this step was complete.
     *
     * @return the time since the session began
     */
    public Duration at() {
        return Duration.ofNanos(sent.at());
    }

    /**
     * Returns how long the reply took.
     *
     * @return the time from the client's part to the reply, zero if there was no reply
     */
    public Duration took() {
        return repliedAt < 0 ? Duration.ZERO : Duration.ofNanos(repliedAt - sent.at());
    }

    /**
     * Tells whether a stub of the test had a part in this step: it gave the reply, gave none, or ended the connection.
     *
     * @return true if it was scripted
     */
    public boolean isScripted() {
        return scripted || scriptedDeed != null;
    }

    /** Whether the reply came from a stub. */
    boolean hasScriptedReply() {
        return scripted;
    }

    /** What a stub did apart from replying. */
    Optional<String> scriptedDeed() {
        return Optional.ofNullable(scriptedDeed);
    }

    /**
     * Tells whether a stub ended the dialogue here, with or without a reply.
     *
     * @return true if it hung up or fell silent
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isBrokenOffByStub() {
        return scriptedDeed != null;
    }

    /**
     * Tells whether the server refused, or said something that is no SMTP reply.
     *
     * @return true if the client can not go on as if this had succeeded
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isRejected() {
        if (sent.tls() != null) {
            return !sent.tls().isComplete();
        }
        return reply == null ? replyBytes.length > 0 : !reply.isPositive();
    }

    /** Whether a message is complete with this step: after DATA or with the last BDAT. */
    boolean endsMessage() {
        return sent.kind() == Kind.MESSAGE
                || command()
                        .filter(command -> command.verb().equals("BDAT"))
                        .filter(command ->
                                command.argument().toUpperCase(Locale.ROOT).endsWith(" LAST"))
                        .isPresent();
    }

    /** Returns this step as rules see it. */
    SessionStep step() {
        return new SessionStep(
                SessionStep.Kind.valueOf(kind().name()),
                inWords(),
                sent.command(),
                sent.octets(),
                sent.total(),
                sent.complete(),
                sent.pipelined(),
                sent.encrypted(),
                endsMessage(),
                reply,
                replyBytes.length > 0,
                isBrokenOffByStub());
    }

    Sent part() {
        return sent;
    }

    boolean acceptedMessage() {
        return endsMessage() && reply != null && reply.isPositive();
    }

    /**
     * Names what the client did, for the middle of a sentence.
     *
     * @return the command, or words such as {@code the message}
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String inWords() {
        return switch (sent.kind()) {
            case GREETING -> "the connection";
            case COMMAND -> String.valueOf(sent.command());
            case CREDENTIALS -> "the credentials";
            case MESSAGE -> "the message";
            case TLS_HANDSHAKE -> "the TLS handshake";
            case INJECTION -> "what came in the clear behind STARTTLS";
            case UNSOLICITED -> "nothing";
        };
    }

    /**
     * Tells in a line what the client got for it, for a sentence that begins with {@link #inWords()}.
     *
     * @return such as {@code was answered 250 OK}, and what a stub did to the connection
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String outcomeInWords() {
        if (sent.tls() != null) {
            return sent.tls().failure().map(failure -> "failed: " + failure).orElse("succeeded");
        }
        String answer = reply == null
                ? replyBytes.length == 0 ? "nothing" : "with what is no SMTP reply"
                : reply.toString().replace("\n", " / ");
        String deed =
                scriptedDeed == null ? "" : (replyBytes.length == 0 ? ": a stub " : ", and a stub ") + scriptedDeed;
        return "was answered " + answer + deed;
    }

    /** Whether credentials may be shown. */
    boolean isOpen() {
        return sent.open();
    }

    /** {@return what both sides said, for other ways to show it} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public ShownStep shown() {
        return DialogueText.shown(this);
    }

    /** Returns both sides as they are shown in a dialogue, such as {@code C: NOOP\nS: 250 OK}. */
    @Override
    public String toString() {
        return DialogueText.of(this);
    }
}
