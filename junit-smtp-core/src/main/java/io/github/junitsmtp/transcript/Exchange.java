package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.conduct.SessionStep;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** One step of a dialogue: what the client sent and what the server replied; either side may be missing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Exchange {

    /** The kind of step. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Kind {
        /** The client connected, and the server greeted it. */
        GREETING,
        /** The client sent a command. */
        COMMAND,
        /**
         * The client responded to a challenge during AUTH, or sent what may be a password: a line that is not a command
         * but follows one that looks like AUTH.
         */
        CREDENTIALS,
        /** The client sent the data of a message. */
        MESSAGE,
        /** Both sides started TLS, or failed to start it. */
        TLS_HANDSHAKE,
        /** The client sent something in plain text after STARTTLS, which the server discarded: an attempt to inject commands. */
        INJECTION,
        /** The server sent an unsolicited reply, such as 421 after an idle timeout. */
        UNSOLICITED
    }

    private final Sent sent;
    private final ParsedReply answer;
    /** The session in which the step was answered; null before that. */
    private final @Nullable SmtpSession session;

    private final long repliedAt;
    private final int timesAsked;
    private final Circumstances circumstances;

    private Exchange(
            Sent sent,
            ParsedReply answer,
            @Nullable SmtpSession session,
            long repliedAt,
            int timesAsked,
            Circumstances circumstances) {
        this.sent = sent;
        this.answer = answer;
        this.session = session;
        this.repliedAt = repliedAt;
        this.timesAsked = timesAsked;
        this.circumstances = circumstances;
    }

    private static Exchange of(Sent sent) {
        return new Exchange(sent, ParsedReply.NONE, null, -1, 0, Circumstances.USUAL);
    }

    private Exchange with(Sent other) {
        return new Exchange(other, answer, session, repliedAt, timesAsked, circumstances);
    }

    private Exchange in(Circumstances other) {
        return new Exchange(sent, answer, session, repliedAt, timesAsked, other);
    }

    /**
     * Creates a step that has no reply yet.
     *
     * @param kind the kind of step
     * @param octets what the client sent, possibly only the beginning
     * @param total the number of bytes sent
     * @param complete false if the client closed the connection in the middle of the line or message
     * @param pipelined whether the client sent it before the server had sent the reply to the previous step
     * @param encrypted whether it was sent over TLS
     * @param at the time at which it was completed, in nanoseconds since the session began
     * @return the step
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Exchange sent(
            Kind kind, Octets octets, long total, boolean complete, boolean pipelined, boolean encrypted, long at) {
        return of(Sent.of(kind, octets, total, complete, pipelined, encrypted, at));
    }

    /**
     * Creates the step in which TLS started or failed to start.
     *
     * @param tls the handshake
     * @param at the time at which it ended, in nanoseconds since the session began
     * @return the step
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Exchange handshake(TlsHandshake tls, long at) {
        return of(Sent.handshake(tls, at));
    }

    /** {@return a copy of this step, recorded as credentials instead of a command} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Exchange asCredentials() {
        return with(sent.asCredentials());
    }

    /** {@return the command and any further lines that the client sent with it, except a chunk; null if this is not a command} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public @Nullable SmtpCommand lines() {
        SmtpCommand command = sent.command();
        return command == null || sent.data() == null || command.verb().equals("BDAT")
                ? command
                : SmtpCommand.of(sent.data().bytes());
    }

    /** {@return a copy of this step that shows its credentials} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Exchange withSecretsShown() {
        return with(sent.withSecretsShown());
    }

    /**
     * Returns a copy of this step with the given reply.
     *
     * @param inSession the session that it belongs to
     * @param bytes the reply, possibly malformed
     * @param byStub whether a stub sent it
     * @param when the time of the reply, in nanoseconds since the session began
     * @return the copy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Exchange answered(SmtpSession inSession, byte[] bytes, boolean byStub, long when) {
        return new Exchange(
                sent, ParsedReply.of(bytes), inSession, when, timesAsked, circumstances.withReplyBy(byStub));
    }

    /**
     * Returns a copy of this step that says what a stub did to the connection.
     *
     * @param action what the stub did, in words
     * @return the copy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Exchange withStubAction(String action) {
        return in(circumstances.withStubAction(action));
    }

    /** {@return a copy of this step, marked as answered before the client sent it} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Exchange afterItsReply() {
        return in(circumstances.answeredTooSoon());
    }

    /**
     * Returns a copy of this step with the login that its credentials belong to.
     *
     * @param who the login attempt
     * @return the copy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Exchange by(Login who) {
        return in(circumstances.withLogin(who));
    }

    /**
     * Returns a copy of this step, marked as accepted only because the server is tolerant.
     *
     * @param forgone the reply that a strict server would have sent
     * @return the copy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Exchange tolerated(String forgone) {
        return in(circumstances.withTolerated(forgone));
    }

    /**
     * Returns a copy of this step that records how many times stubs were consulted about it.
     *
     * @param times the number of times
     * @return the copy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Exchange asked(int times) {
        return new Exchange(sent, answer, session, repliedAt, times, circumstances);
    }

    /** {@return how many times stubs were consulted about this step, for example about a command and then about its message} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public int timesAsked() {
        return timesAsked;
    }

    /** {@return the kind of this step} */
    public Kind kind() {
        return sent.kind();
    }

    /**
     * Returns the command that the client sent.
     *
     * @return the command, or empty if this step is not a {@link Kind#COMMAND}
     */
    public Optional<SmtpCommand> command() {
        return Optional.ofNullable(sent.command());
    }

    /**
     * Returns the bytes that the client sent: a line with its line ending, BDAT with its chunk, or message data with
     * doubled dots and the final dot.
     *
     * @return a copy of the bytes; empty for a greeting; truncated if it is shorter than {@link #sentBytes()}
     */
    public byte[] sent() {
        return sent.octets().bytes().clone();
    }

    /**
     * Returns how many bytes the client sent in this step. Lines and messages that exceed the server's limits are
     * recorded only in part.
     *
     * @return the number of bytes, at least the length of {@link #sent()}
     */
    public long sentBytes() {
        return sent.total();
    }

    /**
     * Returns whether the line or message is complete.
     *
     * @return false if the client closed the connection or fell silent, or a stub acted, before it was complete
     */
    public boolean isComplete() {
        return sent.complete();
    }

    /**
     * Returns whether this step was pipelined, that is, sent before the client could know the reply to the previous step.
     *
     * @return true if the server had not yet sent the reply to the previous step when this step arrived
     * @see <a href="https://www.rfc-editor.org/rfc/rfc2920#section-3.1">RFC 2920, section 3.1</a>
     */
    public boolean isPipelined() {
        return sent.pipelined();
    }

    /** {@return whether the connection was encrypted when the client sent its part of this step} */
    public boolean isEncrypted() {
        return sent.encrypted();
    }

    /**
     * Returns the TLS handshake.
     *
     * @return the handshake, or empty if this step is not a {@link Kind#TLS_HANDSHAKE}
     */
    public Optional<TlsHandshake> tls() {
        return Optional.ofNullable(sent.tls());
    }

    /**
     * Returns the login attempt that this step completes.
     *
     * @return the attempt, or empty if this step does not complete one
     */
    public Optional<Login> login() {
        return Optional.ofNullable(circumstances.login());
    }

    /**
     * Returns the server's reply.
     *
     * @return the reply, or empty if there was none or it was malformed; see {@link #replyBytes()}
     */
    public Optional<SmtpReply> reply() {
        return Optional.ofNullable(answer.reply())
                .map(reply -> reply.at(new PlaceInSession(Objects.requireNonNull(session), sent)));
    }

    /**
     * Returns the bytes of the reply, even if it is malformed.
     *
     * @return a copy of the bytes; empty if there was no reply
     */
    public byte[] replyBytes() {
        return answer.bytes().clone();
    }

    /**
     * Returns the time at which the client completed its part of this step.
     *
     * @return the time since the session began
     */
    public Duration at() {
        return Duration.ofNanos(sent.at());
    }

    /**
     * Returns how long the reply took.
     *
     * @return the time between the client's line or message and the reply; zero if there was no reply
     */
    public Duration took() {
        return repliedAt < 0 ? Duration.ZERO : Duration.ofNanos(repliedAt - sent.at());
    }

    /**
     * Returns whether a stub determined the outcome of this step by replying, staying silent, or closing the
     * connection.
     *
     * @return true if the step is scripted
     */
    public boolean isScripted() {
        return circumstances.scripted() || circumstances.stubAction() != null;
    }

    /** Whether the client is waiting for a reply. */
    boolean awaitsReply() {
        return !answer.isGiven() && sent.kind() != Kind.TLS_HANDSHAKE && sent.kind() != Kind.INJECTION;
    }

    /** Whether a stub acted on this step, and no reply was sent. */
    boolean isLeftWithoutReplyByStub() {
        return circumstances.stubAction() != null && !answer.isGiven();
    }

    /** Whether a stub sent the reply. */
    boolean hasScriptedReply() {
        return circumstances.scripted();
    }

    /** Whether a stub sent the reply, and did nothing else. */
    boolean hasOnlyScriptedReply() {
        return circumstances.scripted() && circumstances.stubAction() == null;
    }

    /** Whether the server itself sent something that is not a reply. */
    boolean hasInvalidReply() {
        return answer.isGiven() && answer.reply() == null && !circumstances.scripted();
    }

    /** {@return what a stub did besides replying, such as {@code hung up}} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> stubAction() {
        return Optional.ofNullable(circumstances.stubAction());
    }

    /**
     * Returns whether a stub ended the dialogue here, with or without a reply.
     *
     * @return true if it closed the connection or stayed silent
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isBrokenOffByStub() {
        return circumstances.stubAction() != null;
    }

    /**
     * Returns whether the server refused this step or sent a malformed reply.
     *
     * @return true if the client must not continue as if this step had succeeded
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isRejected() {
        if (sent.tls() != null) {
            return !sent.tls().isComplete();
        }
        return answer.reply() == null ? answer.isGiven() : !answer.reply().isPositive();
    }

    /** Returns the login that was refused in this step, or will be refused after a challenge with the mechanism's error. */
    Optional<Login> refusedLogin() {
        boolean over = answer.isGiven() || circumstances.stubAction() != null;
        return login().filter(attempt -> over && !attempt.isSuccessful());
    }

    /** Whether the data that the client sent was in a file that has been deleted. */
    boolean isLost() {
        return sent.octets().areLost();
    }

    /** Whether this step completes a message: the data after DATA, or the last BDAT. */
    boolean endsMessage() {
        return sent.kind() == Kind.MESSAGE
                || command()
                        .filter(command -> command.verb().equals("BDAT"))
                        .filter(command ->
                                command.argument().toUpperCase(Locale.ROOT).endsWith(" LAST"))
                        .isPresent();
    }

    /** Whether the client sent the given input in this step, answered or not. */
    @SuppressWarnings("ReferenceEquality") // equal commands are different steps
    boolean has(Sent part) {
        return sent == part;
    }

    /** Returns this step in the form that rules check. */
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
                answer.reply(),
                answer.bytes(),
                circumstances.answeredEarly(),
                circumstances.scripted(),
                isBrokenOffByStub());
    }

    /** {@return whether a mail was accepted in this step} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean acceptedMessage() {
        return endsMessage() && sent.complete() && tellsSuccess(answer.bytes());
    }

    /**
     * Returns whether a client reads a reply as 2xx, which requires a line without a hyphen after the code.
     *
     * @param reply the bytes of the reply, possibly malformed
     * @return true for success
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static boolean tellsSuccess(byte[] reply) {
        if (SmtpReply.codeAt(reply, 0) / 100 != 2) {
            return false;
        }
        for (int start = 0; start < reply.length; start = nextLine(reply, start)) {
            boolean continued =
                    SmtpReply.codeAt(reply, start) >= 0 && start + 3 < reply.length && reply[start + 3] == '-';
            if (!continued) {
                return true;
            }
        }
        return false;
    }

    private static int nextLine(byte[] reply, int start) {
        int next = start;
        while (next < reply.length && reply[next] != '\n') {
            next++;
        }
        return next + 1;
    }

    /**
     * Returns what the client did, as a phrase for use in a sentence.
     *
     * @return the command, or words such as {@code the message}
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String inWords() {
        return switch (sent.kind()) {
            case GREETING -> "the connection";
            case COMMAND -> {
                String command = String.valueOf(sent.command());
                yield command.isEmpty() ? "an empty line" : command;
            }
            case CREDENTIALS -> "the AUTH response";
            case MESSAGE -> "the message";
            case TLS_HANDSHAKE -> "the TLS handshake";
            case INJECTION -> "the plain text after STARTTLS";
            case UNSOLICITED -> "an unsolicited reply";
        };
    }

    /**
     * Returns the outcome on one line, to complete a sentence that begins with {@link #inWords()}.
     *
     * @return the outcome, such as {@code was answered with 250 OK}, and anything that a stub did to the connection
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String outcomeInWords() {
        if (sent.tls() != null) {
            return sent.tls().failure().map(failure -> "failed: " + failure).orElse("succeeded");
        }
        String with = sent.kind() == Kind.UNSOLICITED ? "" : "answered with ";
        String answered = answer.reply() == null
                ? answer.isGiven() ? with + "an invalid SMTP reply" : "not answered"
                : with + answer.reply().toString().replace("\n", " / ");
        String stubAction = circumstances.stubAction();
        String action = stubAction == null ? "" : (answer.isGiven() ? ", and a stub " : ": a stub ") + stubAction;
        return "was " + answered + action;
    }

    /** Returns the replies with which a strict server would have refused what this one accepted. */
    List<String> tolerated() {
        return answer.reply() != null && answer.reply().isPositive() ? circumstances.tolerated() : List.of();
    }

    /** Whether dialogues show the credentials in this step. */
    boolean areSecretsShown() {
        return sent.secretsShown();
    }

    /** {@return what the client sent, as shown in dialogues, without the prefix {@code C:}} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<String> clientLines() {
        return DialogueText.sent(this);
    }

    /** {@return what the server did, as shown in dialogues, without the prefix {@code S:}} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<String> serverLines() {
        return DialogueText.done(this);
    }

    /** Returns both sides as shown in a dialogue, such as {@code C: NOOP\nS: 250 OK}. */
    @Override
    public String toString() {
        return DialogueText.of(this);
    }
}
