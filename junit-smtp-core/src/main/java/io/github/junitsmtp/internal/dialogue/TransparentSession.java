package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.enforcement.OwnReply.reply;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The session of one client with the backend of a relay, which answers everything that no stub answers. Both directions pass unchanged.
 * The transport replies itself only where that server cannot.
 */
final class TransparentSession extends TappedSession {

    /** A longer line could fill the memory. */
    private static final int LONGEST_LINE = 1024 * 1024;

    private final PassedMessages messages;
    private final PassedLogin login;

    TransparentSession(ClientConnection connection, SessionSettings server, SessionRecorder recorder) {
        super(connection, server, recorder);
        this.messages = new PassedMessages(server, writer, stubs, recorder, state, engine, behind, intake);
        this.login = new PassedLogin(writer, stubs, recorder, state, engine);
    }

    @Override
    void greet(Turn turn, byte[] greeting) {
        writer.passOn(turn, greeting, () -> {});
    }

    @Override
    void unsolicited(byte[] reply) {
        writer.passOnUnasked(reply);
    }

    @Override
    Phase read(Phase phase) {
        if (phase instanceof Phase.PassedMessage message) {
            messages.read(message);
            return Phase.COMMANDS;
        }
        Optional<ClientInput> line = line(LONGEST_LINE);
        if (line.isEmpty()) {
            return phase;
        }
        Exchange.Kind kind = phase instanceof Phase.PassedLogin ? Exchange.Kind.CREDENTIALS : Exchange.Kind.COMMAND;
        Optional<MessageIntake.Line> taken = intake.takeLine(kind, line.get(), messages::lostChunk);
        return taken.isPresent() ? answer(taken.get(), phase) : phase;
    }

    private Phase answer(MessageIntake.Line taken, Phase phase) {
        ClientInput line = taken.own();
        SmtpCommand command = taken.command();
        if (line.isTooLong()) {
            if (!(phase instanceof Phase.PassedLogin)) {
                stubs.pass(Incoming.command(state.progress(), command));
            }
            writer.say(
                    Turn.after(ReplyOccasion.OTHER_COMMAND),
                    reply(500, "5.5.2", "Line too long; the limit is " + LONGEST_LINE + " octets"));
        } else if (phase instanceof Phase.PassedLogin exchange) {
            login.respond(exchange, line, this::expect);
            return Phase.COMMANDS;
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
        return phase;
    }

    private void afterRefusedGreeting(SmtpCommand command) {
        stubs.pass(Incoming.command(state.progress(), command));
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
            case "AUTH" -> login.begin(line, command, turn, this::expect);
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
            accepted(command, said);
        }
        if (command.verb().equals("RCPT")) {
            state.transaction().triedRecipient();
        }
    }

    /** Expects the message if the client was told to send it, whatever the backend of the relay replied. */
    private void repliedToData(byte[] reply, Turn turn) {
        boolean follows = writer.passOn(turn, reply, () -> {}).code() == PassedMessages.START_MAIL_INPUT;
        if (follows) {
            expect(new Phase.PassedMessage(reply));
        } else if (SmtpReply.codeAt(reply, 0) == PassedMessages.START_MAIL_INPUT) {
            behind.abandon();
        }
    }

    /** Starts TLS with the backend of the relay before the client is told to go ahead, so that the client can be told of a failure. */
    private void repliedToStartTls(byte[] reply, Turn turn) {
        if (SmtpReply.codeAt(reply, 0) != TlsStart.READY) {
            writer.passOn(turn, reply, () -> {});
            return;
        }
        Optional<String> problem = behind.startTls();
        if (problem.isPresent()) {
            behind.abandon();
            writer.say(turn, reply(454, "4.7.0", problem.get()));
        } else if (writer.passOn(turn, reply, tls::readInjected).code() != TlsStart.READY) {
            behind.abandon();
        } else if (!writer.isOver()) {
            tls.begin(() -> {});
        }
    }
}
