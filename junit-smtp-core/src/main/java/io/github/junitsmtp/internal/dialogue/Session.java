package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.dialogue.OwnReply.reply;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.internal.wire.ClientStep;
import io.github.junitsmtp.internal.wire.FailureBehind;
import io.github.junitsmtp.internal.wire.ServerBehind;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Login;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of one client. When the engine wants to read, the session reads from the client, records the input, and asks in turn: the
 * limits, the stubs, the rules of SMTP, the transport's own commands, the engine. Everything except {@link #cutOff} runs on the engine's
 * thread for this session.
 */
final class Session implements TappedSession {

    /** AUTH lines are the longest that the RFCs allow: 12,288 octets with CRLF (RFC 4954, section 4). */
    private static final int LONGEST_LINE = 12_288;

    private static final String MALFORMED_LINE =
            "Lines must end with CRLF and must not contain any other CR, LF or NUL";

    private final ClientConnection connection;
    private final SessionSettings server;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final ReplyWriter writer;
    private final EngineLink engine;
    private final BehindLink behind;
    private final StubDecisions stubs;
    private final OwnCommands ownCommands;
    private final TlsStart tls;
    private final Authentication login;
    private final MessageIntake intake;
    private Phase phase = Phase.COMMANDS;

    Session(ClientConnection connection, SessionSettings server, SessionRecorder recorder) {
        this.connection = connection;
        this.server = server;
        this.recorder = recorder;
        this.state = new SessionState(recorder::number, server.extensions());
        this.writer = new ReplyWriter(connection, recorder, state);
        this.engine = new EngineLink(this::greet, reply -> writer.say(Turn.after(ReplyOccasion.UNSOLICITED), reply));
        this.behind = new BehindLink(engine, writer, recorder);
        this.stubs = new StubDecisions(server.script(), writer, recorder);
        this.ownCommands = new OwnCommands(server, state);
        this.tls = new TlsStart(connection, server, writer, recorder, state);
        this.login = new Authentication(writer, stubs, recorder, state);
        this.intake = new MessageIntake(connection, server, writer, stubs, recorder, state, engine);
    }

    @Override
    @Nullable
    public Octets next() {
        while (!engine.hasRequest() && !writer.isOver()) {
            phase = phase instanceof Phase.MessageData ? intake.readMessage() : readStep();
        }
        return writer.isOver() ? null : engine.nextRequest();
    }

    @Override
    public Optional<Login> login() {
        return state.login();
    }

    @Override
    public void replied(byte[] reply) {
        engine.replied(reply);
    }

    @Override
    public void relayedBy(ServerBehind server) {
        behind.relayedBy(server);
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

    private void greet(byte[] engineGreeting) {
        if (server.tls().mode() == Tls.IMPLICIT && !tls.handshake()) {
            return;
        }
        Decision ownGreeting = Decision.ASK_ENGINE;
        Decision decision = stubs.decide(Incoming.connection(state.progress()), () -> ownGreeting)
                .orElse(ownGreeting);
        if (decision instanceof Decision.ByStub stub) {
            writer.perform(stub.action());
            phase = new Phase.GreetingRefused();
        } else {
            byte[] greeting =
                    engineGreeting[0] == '2' ? server.identity().greeting().bytes() : engineGreeting;
            writer.say(Turn.after(ReplyOccasion.CONNECTION).wordedBy(decision), greeting);
        }
    }

    private Phase readStep() {
        ClientStep step = connection.next(LONGEST_LINE);
        if (!(step instanceof ClientInput line)) {
            tls.beganUnasked();
            return phase;
        }
        Exchange.Kind kind = isInLogin() ? Exchange.Kind.CREDENTIALS : Exchange.Kind.COMMAND;
        Optional<MessageIntake.Line> taken = intake.takeLine(kind, line, intake::forgetTransaction);
        return taken.isPresent()
                ? answer(line, taken.get().command(), taken.get().chunk())
                : phase;
    }

    private Phase answer(ClientInput line, SmtpCommand command, Optional<Chunk> chunk) {
        Optional<Decision> overLimit = decisionOfLimits(line);
        if (overLimit.isPresent()) {
            carryOut(overLimit.get(), command, Turn.after(ReplyOccasion.OTHER_COMMAND));
            return isInLogin() ? Phase.COMMANDS : phase;
        }
        if (phase instanceof Phase.Login exchange) {
            return login.respond(
                    exchange, new String(line.bytes(), 0, line.bytes().length - 2, StandardCharsets.US_ASCII));
        }
        if (phase instanceof Phase.LoginErrorTold told) {
            return login.conclude(told);
        }
        Turn turn = Turn.after(ReplyOccasion.ofCommand(command.verb()));
        Phase next = carryOut(decide(command, chunk), command, turn);
        if (command.verb().equals("RCPT")) {
            state.transaction().triedRecipient();
        }
        return next;
    }

    private boolean isInLogin() {
        return phase instanceof Phase.Login || phase instanceof Phase.LoginErrorTold;
    }

    private Optional<Decision> decisionOfLimits(ClientInput line) {
        if (state.errors() >= server.maxErrors()) {
            return Optional.of(new Decision.ReplyAndClose(server.identity().tooManyErrors()));
        }
        if (line.isTooLong()) {
            return refusal(isInLogin() ? "5.5.6" : "5.5.2", "Line too long; the limit is " + LONGEST_LINE + " octets");
        }
        return line.isWellFormed() ? Optional.empty() : decisionOfMalformedLine(line);
    }

    /** Tolerates CR and NUL in a command: the engine reads the same line as the transport. */
    private Optional<Decision> decisionOfMalformedLine(ClientInput line) {
        Tolerance tolerance = server.rules().tolerance();
        Optional<SmtpReply> refusal = line.endsWithCrLf() && !isInLogin()
                ? tolerance.refused(500, "5.5.2", MALFORMED_LINE)
                : OwnReply.refused(500, "5.5.2", MALFORMED_LINE);
        tolerance.forgone().forEach(recorder::tolerated);
        return refusal.map(Decision.Reply::new);
    }

    private static Optional<Decision> refusal(String enhanced, String text) {
        return Optional.of(new Decision.Reply(reply(500, enhanced, text)));
    }

    private Decision decide(SmtpCommand command, Optional<Chunk> chunk) {
        if (phase instanceof Phase.GreetingRefused) {
            return command.verb().equals("QUIT")
                    ? new Decision.ReplyAndClose(server.identity().farewell())
                    : new Decision.Reply(reply(503, "5.5.1", "No service available; send QUIT"));
        }
        Optional<Decision> byStub =
                stubs.decide(Incoming.command(state.progress(), command), () -> decideWithoutRules(command, chunk));
        if (byStub.isPresent()) {
            return byStub.get();
        }
        Optional<Decision> byRules = decideByRules(command);
        return byRules.isPresent() ? byRules.get() : decideWithoutRules(command, chunk);
    }

    private Optional<Decision> decideByRules(SmtpCommand command) {
        Verdict verdict = server.rules().judge(command, state);
        verdict.forgone().forEach(recorder::tolerated);
        return verdict.refusal().map(Decision.Reply::new);
    }

    private Decision decideWithoutRules(SmtpCommand command, Optional<Chunk> chunk) {
        return ownCommands.decide(command, chunk).orElse(Decision.ASK_ENGINE);
    }

    /** Carries out a decision, and returns what is expected next. */
    private Phase carryOut(Decision decision, SmtpCommand command, Turn turn) {
        Phase next = phaseAfterCommand();
        if (decision instanceof Decision.Replace replace) {
            return carryOut(replace.decision(), command, turn.scriptedAs(replace.words()));
        } else if (decision instanceof Decision.Reply reply) {
            writer.say(turn, reply.reply());
        } else if (decision instanceof Decision.ReplyAndClose reply) {
            writer.say(turn, reply.reply());
            writer.end(Ending.CLOSED_BY_SERVER);
        } else if (decision instanceof Decision.ByStub stub) {
            ownCommands.decide(command, Optional.empty()).ifPresent(login::attempt);
            writer.perform(stub.action());
            intake.lostChunk(command);
        } else if (decision instanceof Decision.BeginTls) {
            tls.begin(turn, intake::forgetTransaction);
        } else if (decision instanceof Decision.BeginLogin begin) {
            return login.begin(begin, turn);
        } else if (decision instanceof Decision.ReceiveMessage) {
            return intake.begin(turn) ? Phase.MESSAGE_DATA : next;
        } else if (decision instanceof Decision.ReceiveChunk receive) {
            intake.take(receive.chunk(), turn);
        } else {
            engine.tell(
                    Octets.of(command.withBrackets().withoutCredentials().bytes()),
                    reply -> engineReplied(command, reply, turn));
        }
        return next;
    }

    private void engineReplied(SmtpCommand command, byte[] reply, Turn turn) {
        ReplyWriter.Said said = writer.say(turn, reply[0] == '2' ? inOurWords(command, reply) : reply);
        if (said.isPositiveCompletion()) {
            state.accepted(command, said::reply);
            if (command.verb().equals("QUIT")) {
                writer.end(Ending.CLOSED_BY_SERVER); // before the client reads 221, so it finds the session ended
            }
        }
    }

    private byte[] inOurWords(SmtpCommand command, byte[] reply) {
        return switch (command.verb()) {
            case "EHLO" -> server.extensions().inReplyTo(reply, state.isEncrypted());
            case "HELO" -> server.identity().hello().bytes();
            case "QUIT" -> server.identity().farewell().bytes();
            default -> reply;
        };
    }

    private Phase phaseAfterCommand() {
        return phase instanceof Phase.GreetingRefused ? phase : Phase.COMMANDS;
    }
}
