package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.dialogue.OwnReply.reply;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.internal.wire.ClientStep;
import io.github.junitsmtp.internal.wire.FailureBehind;
import io.github.junitsmtp.internal.wire.ServerBehind;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Login;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session of one client with the backend of a relay, which answers everything that no stub answers. Both directions pass unchanged.
 * The transport replies itself only where that server cannot.
 */
final class TransparentSession implements TappedSession {

    /** A longer line could fill the memory. */
    private static final int LONGEST_LINE = 1024 * 1024;

    private final ClientConnection connection;
    private final SessionSettings server;
    private final SessionState state;
    private final ReplyWriter writer;
    private final EngineLink engine;
    private final BehindLink behind;
    private final StubDecisions stubs;
    private final TlsStart tls;
    private final MessageIntake intake;
    private final PassedMessages messages;
    private final PassedLogin login;
    /** Written by the thread that sends replies, while the thread that reads from the client waits for it. */
    private Phase phase = Phase.COMMANDS;

    TransparentSession(ClientConnection connection, SessionSettings server, SessionRecorder recorder) {
        this.connection = connection;
        this.server = server;
        this.state = new SessionState(recorder::number, server.extensions());
        this.writer = new ReplyWriter(connection, recorder, state);
        this.engine = new EngineLink(this::greet, writer::passOnUnasked);
        this.behind = new BehindLink(engine, writer, recorder);
        this.stubs = new StubDecisions(server.script(), writer, recorder);
        this.tls = new TlsStart(connection, server, writer, recorder, state);
        this.intake = new MessageIntake(connection, server, writer, stubs, recorder, state, engine);
        this.messages = new PassedMessages(server, writer, stubs, recorder, state, engine, behind, intake);
        this.login = new PassedLogin(writer, stubs, recorder, state, engine);
    }

    @Override
    public @Nullable Octets next() {
        while (!engine.hasRequest() && !writer.isOver()) {
            readStep();
        }
        return writer.isOver() ? null : engine.nextRequest();
    }

    @Override
    public Optional<Login> login() {
        return state.login();
    }

    @Override
    public void relayedBy(ServerBehind relay) {
        behind.relayedBy(relay);
    }

    @Override
    public void replied(byte[] reply) {
        engine.replied(reply);
    }

    @Override
    public void spokeUnasked(byte[] reply) {
        writer.passOnUnasked(reply);
    }

    @Override
    public void failed(FailureBehind failure) {
        behind.failed(failure);
    }

    @Override
    public void engineClosed() {
        writer.end(Ending.CLOSED_BY_SERVER);
    }

    @Override
    public void cutOff() {
        writer.cutOff();
        behind.close();
    }

    private void greet(byte[] greeting) {
        if (server.tls().mode() == Tls.IMPLICIT && !tls.handshake()) {
            return;
        }
        Decision own = Decision.ASK_ENGINE;
        Decision decision =
                stubs.decide(Incoming.connection(state.progress()), () -> own).orElse(own);
        if (decision instanceof Decision.ByStub stub) {
            writer.perform(stub.action());
            phase = new Phase.GreetingRefused();
        } else {
            writer.passOn(Turn.after(ReplyOccasion.CONNECTION).wordedBy(decision), greeting, () -> {});
        }
    }

    private void readStep() {
        if (phase instanceof Phase.PassedMessage message) {
            phase = Phase.COMMANDS;
            messages.read(message);
            return;
        }
        ClientStep step = connection.next(LONGEST_LINE);
        if (!(step instanceof ClientInput line)) {
            tls.beganUnasked();
            return;
        }
        Exchange.Kind kind = phase instanceof Phase.PassedLogin ? Exchange.Kind.CREDENTIALS : Exchange.Kind.COMMAND;
        intake.takeLine(kind, line, messages::lostChunk).ifPresent(this::answer);
    }

    private void answer(MessageIntake.Line taken) {
        ClientInput line = taken.own();
        SmtpCommand command = taken.command();
        if (line.isTooLong()) {
            writer.say(
                    Turn.after(ReplyOccasion.OTHER_COMMAND),
                    reply(500, "5.5.2", "Line too long; the limit is " + LONGEST_LINE + " octets"));
        } else if (phase instanceof Phase.PassedLogin exchange) {
            phase = Phase.COMMANDS;
            login.respond(exchange, line, next -> phase = next);
        } else if (phase instanceof Phase.GreetingRefused) {
            afterRefusedGreeting(command);
        } else {
            Decision own = Decision.ASK_ENGINE;
            Decision decision = stubs.decide(Incoming.command(state.progress(), command), () -> own)
                    .orElse(own);
            Turn turn = Turn.after(ReplyOccasion.ofCommand(command.verb())).wordedBy(decision);
            if (decision instanceof Decision.ByStub stub) {
                refuse(command, stub.action());
            } else {
                ask(line, taken.all(), command, taken.chunk(), turn);
            }
        }
    }

    private void afterRefusedGreeting(SmtpCommand command) {
        Turn turn = Turn.after(ReplyOccasion.ofCommand(command.verb()));
        if (command.verb().equals("QUIT")) {
            writer.say(turn, server.identity().farewell());
            writer.end(Ending.CLOSED_BY_SERVER);
        } else {
            writer.say(turn, reply(503, "5.5.1", "No service available; send QUIT"));
        }
    }

    private void refuse(SmtpCommand command, StubAction action) {
        if (command.verb().equals("AUTH")) {
            login.refused(command);
        }
        writer.perform(action);
        if (command.verb().equals("BDAT")) {
            messages.lostChunk();
        }
    }

    private void ask(ClientInput line, ClientInput all, SmtpCommand command, Optional<Chunk> chunk, Turn turn) {
        switch (command.verb()) {
            case "AUTH" -> login.begin(line, command, turn, next -> phase = next);
            case "DATA" -> tell(line, reply -> repliedToData(reply, turn));
            case "STARTTLS" -> tell(line, reply -> repliedToStartTls(reply, turn));
            case "BDAT" ->
                chunk.ifPresentOrElse(
                        part -> messages.pass(part, all, turn),
                        () -> tell(line, reply -> replied(command, reply, turn)));
            default -> tell(line, reply -> replied(command, reply, turn));
        }
    }

    private void tell(ClientInput line, Consumer<byte[]> whenReplied) {
        engine.tell(Octets.of(line.bytes()), whenReplied);
    }

    private void replied(SmtpCommand command, byte[] reply, Turn turn) {
        ReplyWriter.Said said = writer.passOn(turn, reply, () -> {});
        if (said.isPositiveCompletion()) {
            state.accepted(command, said::reply);
            if (command.verb().equals("QUIT")) {
                writer.end(Ending.CLOSED_BY_SERVER); // before the client reads 221, so it finds the session ended
            }
        }
        if (command.verb().equals("RCPT")) {
            state.transaction().triedRecipient();
        }
    }

    /** Expects the message if the client was told to send it, whatever the backend of the relay replied. */
    private void repliedToData(byte[] reply, Turn turn) {
        boolean follows = writer.passOn(turn, reply, () -> {}).code() == PassedMessages.START_MAIL_INPUT;
        if (follows) {
            phase = new Phase.PassedMessage(reply);
        } else if (ReplyWriter.codeOf(reply) == PassedMessages.START_MAIL_INPUT) {
            behind.abandon();
        }
    }

    /** Starts TLS with the backend of the relay before the client is told to go ahead, so that the client can be told of a failure. */
    private void repliedToStartTls(byte[] reply, Turn turn) {
        if (ReplyWriter.codeOf(reply) != TlsStart.READY) {
            writer.passOn(turn, reply, () -> {});
            return;
        }
        Optional<String> problem = behind.startTls();
        if (problem.isPresent()) {
            behind.abandon();
            writer.say(turn, reply(454, "4.7.0", problem.get()));
        } else if (writer.passOn(turn, reply, () -> {}).code() != TlsStart.READY) {
            behind.abandon();
        } else if (!writer.isOver()) {
            tls.begin(() -> {});
        }
    }
}
