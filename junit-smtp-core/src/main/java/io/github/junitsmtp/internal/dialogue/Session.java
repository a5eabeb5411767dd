package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.enforcement.OwnReply.reply;

import io.github.junitsmtp.internal.enforcement.OwnReply;
import io.github.junitsmtp.internal.enforcement.Tolerance;
import io.github.junitsmtp.internal.enforcement.Verdict;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The session of one client. When the engine wants to read, the session reads from the client, records the input, and asks in turn: the
 * limits, the stubs, the rules of SMTP, the transport's own commands, the engine.
 */
final class Session extends TappedSession {

    /** AUTH lines are the longest that the RFCs allow: 12,288 octets with CRLF (RFC 4954, section 4). */
    private static final int LONGEST_LINE = 12_288;

    private static final String MALFORMED_LINE =
            "Lines must end with CRLF and must not contain NUL, bare CR or bare LF";

    private final SessionRecorder recorder;
    private final OwnCommands ownCommands;
    private final Authentication login;

    Session(ClientConnection connection, SessionSettings server, SessionRecorder recorder) {
        super(connection, server, recorder);
        this.recorder = recorder;
        this.ownCommands = new OwnCommands(server, state);
        this.login = new Authentication(server.mechanisms(), writer, stubs, recorder, state);
    }

    @Override
    void greet(Turn turn, byte[] engineGreeting) {
        writer.say(turn, engineGreeting[0] == '2' ? server.identity().greeting().bytes() : engineGreeting);
    }

    @Override
    void unsolicited(byte[] reply) {
        writer.say(Turn.after(ReplyOccasion.UNSOLICITED), reply);
    }

    @Override
    Phase read(Phase phase) {
        if (phase instanceof Phase.MessageData) {
            return intake.readMessage();
        }
        Optional<ClientInput> line = line(LONGEST_LINE);
        if (line.isEmpty()) {
            return phase;
        }
        Exchange.Kind kind = isLogin(phase) ? Exchange.Kind.CREDENTIALS : Exchange.Kind.COMMAND;
        Optional<MessageIntake.Line> taken = intake.takeLine(kind, line.get(), intake::forgetTransaction);
        return taken.isPresent() ? answer(taken.get(), phase) : phase;
    }

    private Phase answer(MessageIntake.Line taken, Phase phase) {
        ClientInput line = taken.own();
        SmtpCommand command = taken.command();
        Optional<Decision> overLimit = decisionOfLimits(line, phase);
        if (overLimit.isPresent()) {
            if (!isLogin(phase)) {
                stubs.pass(Incoming.command(state.progress(), command));
            }
            carryOut(overLimit.get(), command, Turn.after(ReplyOccasion.OTHER_COMMAND), phase);
            return isLogin(phase) ? Phase.COMMANDS : phase;
        }
        if (phase instanceof Phase.Login exchange) {
            return login.respond(exchange, response(line));
        }
        if (phase instanceof Phase.LoginErrorTold told) {
            return login.conclude(told, response(line));
        }
        Turn turn = Turn.after(ReplyOccasion.ofCommand(command.verb()));
        Phase next = carryOut(decide(command, taken.chunk(), phase), command, turn, phase);
        if (command.verb().equals("RCPT")) {
            state.transaction().triedRecipient();
        }
        return next;
    }

    private static String response(ClientInput line) {
        return new String(line.bytes(), 0, line.bytes().length - 2, StandardCharsets.US_ASCII);
    }

    private static boolean isLogin(Phase phase) {
        return phase instanceof Phase.Login || phase instanceof Phase.LoginErrorTold;
    }

    private Optional<Decision> decisionOfLimits(ClientInput line, Phase phase) {
        if (state.errors() >= server.maxErrors()) {
            return Optional.of(new Decision.ReplyAndClose(server.identity().tooManyErrors()));
        }
        if (line.isTooLong()) {
            return refusal(
                    isLogin(phase) ? "5.5.6" : "5.5.2", "Line too long; the limit is " + LONGEST_LINE + " octets");
        }
        return line.isWellFormed() ? Optional.empty() : decisionOfMalformedLine(line, phase);
    }

    /** Tolerates CR and NUL in a command: the engine reads the same line as the transport. */
    private Optional<Decision> decisionOfMalformedLine(ClientInput line, Phase phase) {
        Tolerance tolerance = server.rules().tolerance();
        Optional<SmtpReply> refusal = line.endsWithCrLf() && !isLogin(phase)
                ? tolerance.refused(500, "5.5.2", MALFORMED_LINE)
                : OwnReply.refused(500, "5.5.2", MALFORMED_LINE);
        tolerance.forgone().forEach(recorder::tolerated);
        return refusal.map(Decision.Reply::new);
    }

    private static Optional<Decision> refusal(String enhanced, String text) {
        return Optional.of(new Decision.Reply(reply(500, enhanced, text)));
    }

    private Decision decide(SmtpCommand command, Optional<Chunk> chunk, Phase phase) {
        if (phase instanceof Phase.GreetingRefused) {
            stubs.pass(Incoming.command(state.progress(), command));
            return command.verb().equals("QUIT")
                    ? new Decision.ReplyAndClose(server.identity().farewell())
                    : new Decision.Reply(reply(503, "5.5.1", "No service available; send QUIT"));
        }
        return stubs.decide(
                        Incoming.command(state.progress(), command),
                        () -> decideWithoutRules(command, chunk),
                        () -> decideByRules(command, chunk))
                .orElseGet(() -> decideByRules(command, chunk));
    }

    private Decision decideByRules(SmtpCommand command, Optional<Chunk> chunk) {
        Verdict verdict = server.rules().judge(command, state);
        verdict.forgone().forEach(recorder::tolerated);
        return verdict.refusal().<Decision>map(Decision.Reply::new).orElseGet(() -> decideWithoutRules(command, chunk));
    }

    private Decision decideWithoutRules(SmtpCommand command, Optional<Chunk> chunk) {
        return ownCommands.decide(command, chunk).orElse(Decision.ASK_ENGINE);
    }

    /** Carries out a decision in a phase, and returns what is expected next. */
    private Phase carryOut(Decision decision, SmtpCommand command, Turn turn, Phase phase) {
        if (decision instanceof Decision.Replace replace) {
            return carryOut(replace.decision(), command, turn.scriptedAs(replace.words()), phase);
        } else if (decision instanceof Decision.Reply reply) {
            notPerformed(command);
            writer.say(turn, reply.reply());
        } else if (decision instanceof Decision.ReplyAndClose reply) {
            notPerformed(command);
            writer.say(turn, reply.reply());
            writer.end(Ending.CLOSED_BY_SERVER);
        } else if (decision instanceof Decision.ByStub stub) {
            notPerformed(command);
            writer.perform(stub.action());
        } else if (decision instanceof Decision.BeginTls) {
            tls.begin(turn, intake::forgetTransaction);
        } else if (decision instanceof Decision.BeginLogin begin) {
            return login.begin(begin, turn);
        } else if (decision instanceof Decision.ReceiveMessage) {
            return intake.begin(turn) ? Phase.MESSAGE_DATA : Phase.COMMANDS;
        } else if (decision instanceof Decision.ReceiveChunk receive) {
            intake.take(receive.chunk(), turn);
        } else {
            engine.tell(
                    Octets.of(command.withBrackets().withoutCredentials().bytes()),
                    reply -> engineReplied(command, reply, turn));
        }
        return phase instanceof Phase.GreetingRefused ? phase : Phase.COMMANDS;
    }

    /** Notes what a command has already brought, although it is not performed: a chunk, or credentials. */
    private void notPerformed(SmtpCommand command) {
        intake.lostChunk(command);
        login.refused(command);
    }

    private void engineReplied(SmtpCommand command, byte[] reply, Turn turn) {
        ReplyWriter.Said said = writer.say(turn, reply[0] == '2' ? inOurWords(command, reply) : reply);
        if (said.isPositiveCompletion()) {
            accepted(command, said);
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
}
