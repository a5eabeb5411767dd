package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.enforcement.OwnReply.reply;

import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.mime.DotStuffing;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.internal.store.Channel;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Receives messages sent with DATA or BDAT. The engine gets a message only once it is complete and no stub has refused it. */
final class MessageIntake {

    private static final SmtpReply START_MAIL_INPUT = SmtpReply.of(354, "Start mail input; end with <CRLF>.<CRLF>");
    /** The message is read nevertheless (RFC 2920, section 3.1). */
    private static final SmtpReply NO_RECIPIENTS = reply(554, "5.5.1", "No valid recipients");

    private static final Octets DATA = Octets.of("DATA\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final Octets RSET = Octets.of("RSET\r\n".getBytes(StandardCharsets.US_ASCII));

    private final ClientConnection connection;
    private final SessionSettings server;
    private final ReplyWriter writer;
    private final StubDecisions stubs;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final EngineLink engine;

    MessageIntake(
            ClientConnection connection,
            SessionSettings server,
            ReplyWriter writer,
            StubDecisions stubs,
            SessionRecorder recorder,
            SessionState state,
            EngineLink engine) {
        this.connection = connection;
        this.server = server;
        this.writer = writer;
        this.stubs = stubs;
        this.recorder = recorder;
        this.state = state;
        this.engine = engine;
    }

    /**
     * A line of the client, as it was recorded.
     *
     * @param own the line
     * @param all the line with its chunk
     * @param command the command; concealed if it may be a password
     * @param chunk the chunk that the line announces
     */
    record Line(ClientInput own, ClientInput all, SmtpCommand command, Optional<Chunk> chunk) {}

    /** Answers DATA, and returns whether the message follows. */
    boolean begin(Turn turn) {
        return writer.say(turn, START_MAIL_INPUT).code() == START_MAIL_INPUT.code();
    }

    /** Reads the message after DATA, and returns what is expected next. */
    Phase readMessage() {
        DataStubs watch = watch();
        ClientInput data = read(watch);
        if (watch.haveActed()) {
            abandon(data, this::forgetTransaction);
            return Phase.COMMANDS;
        }
        if (data.ending() != null) {
            lost(Exchange.Kind.MESSAGE, data, watch::recordAsked);
            return Phase.COMMANDS;
        }
        boolean fits = fits(data);
        Octets kept = keep(data, fits);
        recorder.sentMessage(kept, data.total(), data.pipelined());
        watch.recordPassed();
        take(
                fits,
                () -> new ReceivedMail(state.transaction().envelope(), kept, arrival()),
                Turn.after(ReplyOccasion.END_OF_DATA));
        return Phase.COMMANDS;
    }

    ClientInput read(DataStubs watch) {
        return connection.readMessage(server.maxMessageSize(), watch);
    }

    Octets keep(ClientInput data, boolean fits) {
        return server.spill().keep(fits ? data.bytes() : beginningOf(data));
    }

    /** Watches a message arrive. */
    DataStubs watch() {
        return DataStubs.ofMessage(server.script(), writer, recorder, state);
    }

    /**
     * Records a line of the client, with its chunk if it is a command that announces one. Returns nothing if there is nothing to answer:
     * the client is gone, or a stub has acted within the chunk.
     *
     * @param undo what to do if the stub has left the connection open
     */
    Optional<Line> takeLine(Exchange.Kind kind, ClientInput line, Runnable undo) {
        if (kind != Exchange.Kind.COMMAND || !Chunk.mayFollow(line)) {
            return recorded(kind, line, line, Optional.empty(), () -> {});
        }
        DataStubs watch = DataStubs.ofChunk(line, server.script(), writer, recorder, state);
        Optional<Chunk> chunk = Chunk.read(line, connection, roomForChunks(), watch);
        if (watch.haveActed()) {
            abandon(chunk.orElseThrow().content(), undo);
            return Optional.empty();
        }
        Optional<Line> taken = recorded(kind, line, chunk.map(Chunk::withLine).orElse(line), chunk, watch::recordAsked);
        if (taken.isPresent()) {
            watch.recordPassed();
        }
        return taken;
    }

    private Optional<Line> recorded(
            Exchange.Kind kind, ClientInput line, ClientInput all, Optional<Chunk> chunk, Runnable onLost) {
        if (all.ending() != null) {
            lost(kind, all, onLost);
            return Optional.empty();
        }
        SmtpCommand command = recorder.sent(kind, all.bytes(), all.total(), true, all.pipelined());
        return Optional.of(new Line(
                line, all, command == null ? SmtpCommand.of(line.bytes()).concealed() : command, chunk));
    }

    /** Drops a message that a stub has acted on. Its rest has been read, unless the connection is closed. */
    void abandon(ClientInput rest, Runnable undo) {
        state.transaction().clear();
        if (rest.ending() != null && !writer.isOver()) {
            lost(Exchange.Kind.MESSAGE, new ClientInput(new byte[0], 0, rest.ending(), false), () -> {});
        } else {
            undo.run();
        }
    }

    /** Whether a message is within the size limit. Added dots and the end of the data do not count (RFC 1870, section 3). */
    boolean fits(ClientInput data) {
        int max = server.maxMessageSize();
        return data.total() <= max || !data.isTooLong() && DotStuffing.unstuff(data.bytes()).length <= max;
    }

    private byte[] beginningOf(ClientInput data) {
        return Arrays.copyOf(
                data.bytes(), Math.min(data.bytes().length, server.maxMessageSize() + ClientConnection.LONE_DOT));
    }

    private int roomForChunks() {
        return Math.max(0, server.maxMessageSize() - state.transaction().octetsOfChunks());
    }

    /** Answers BDAT. */
    void take(Chunk chunk, Turn turn) {
        BoundedBuffer all = state.transaction().chunk(chunk.content(), server.maxMessageSize());
        if (!chunk.last()) {
            writer.say(turn, reply(250, "2.0.0", Counts.of(chunk.content().total(), "octet") + " received"));
            return;
        }
        ClientInput content = ClientInput.of(all, null, false);
        take(
                !content.isTooLong(),
                () -> ReceivedMail.inChunks(
                        state.transaction().envelope(), server.spill().keep(content.bytes()), arrival()),
                turn);
    }

    /** Takes a complete message. Refuses it if it is too large, or if a stub accepted it without MAIL, so that there is no envelope. */
    private void take(boolean fits, Supplier<ReceivedMail> mail, Turn turn) {
        if (!state.transaction().isOpen()) {
            refuse(fits ? NO_RECIPIENTS : server.rules().messageTooLarge(), turn);
        } else if (fits) {
            take(mail.get(), turn);
        } else {
            ReceivedMail beginning = mail.get();
            state.transaction().clear();
            stubs.pass(Incoming.message(state.progress(), beginning));
            refuse(server.rules().messageTooLarge(), turn);
        }
    }

    /** Notes that a stub refused a command. If a chunk came with it, the message can no longer be complete. */
    void lostChunk(SmtpCommand command) {
        if (command.verb().equals("BDAT")) {
            state.transaction().lostChunk();
        }
    }

    private void take(ReceivedMail mail, Turn turn) {
        Decision own = state.transaction().hasRecipients() ? Decision.ASK_ENGINE : new Decision.Reply(NO_RECIPIENTS);
        state.transaction().clear();
        carryOut(
                stubs.decide(Incoming.message(state.progress(), mail), () -> own)
                        .orElse(own),
                mail,
                turn);
    }

    private void carryOut(Decision decision, ReceivedMail mail, Turn turn) {
        if (decision instanceof Decision.Replace replace) {
            carryOut(replace.decision(), mail, turn.scriptedAs(replace.words()));
        } else if (decision instanceof Decision.ByStub stub) {
            writer.perform(stub.action());
            forgetTransaction();
        } else if (decision instanceof Decision.Reply reply) {
            answer(mail, reply.reply().bytes(), turn);
            forgetTransaction();
        } else {
            deliver(mail, turn);
        }
    }

    private void refuse(SmtpReply reply, Turn turn) {
        state.transaction().clear();
        writer.say(turn, reply);
        forgetTransaction();
    }

    /** Makes the engine forget the envelope that it was given. */
    void forgetTransaction() {
        engine.tell(RSET, swallowed -> {});
    }

    private void deliver(ReceivedMail mail, Turn turn) {
        engine.tell(DATA, goAhead -> {
            if (goAhead[0] == '3') {
                engine.tell(mail.data(), verdict -> answer(mail, verdict, turn));
            } else {
                answer(mail, goAhead, turn);
            }
        });
    }

    private void answer(ReceivedMail mail, byte[] verdict, Turn turn) {
        boolean accepted = turn.tellsSuccess(verdict);
        writer.say(
                turn,
                verdict,
                () -> { // so a client that has read the reply finds the mail
                    if (accepted) {
                        recorder.accepted(mail);
                        state.delivered();
                    }
                });
    }

    /**
     * Handles the end of input: the client closed the connection, perhaps in the middle of something, or was idle for too long.
     *
     * @param onRecorded what to do once the incomplete step is on record, before it may be answered
     */
    void lost(Exchange.Kind kind, ClientInput input, Runnable onRecorded) {
        if (input.total() > 0) {
            recorder.sent(kind, input.bytes(), input.total(), false, input.pipelined());
        }
        onRecorded.run();
        Ending how = input.ending() == null ? Ending.BROKEN : input.ending();
        if (how == Ending.TIMED_OUT) {
            writer.sayUnasked(server.identity().idleTimeout());
        }
        writer.end(how);
    }

    Arrival arrival() {
        return new Arrival(state.number(), state.user(), channel(), Instant.now());
    }

    private Channel channel() {
        if (state.isEncrypted()) {
            return Channel.TLS;
        }
        return state.isGreeted() && state.offers(SmtpExtension.STARTTLS)
                ? Channel.PLAIN_BESIDE_STARTTLS
                : Channel.PLAIN;
    }
}
