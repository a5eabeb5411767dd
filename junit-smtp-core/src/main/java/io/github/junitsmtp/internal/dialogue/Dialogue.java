package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.dialogue.OwnReply.reply;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Script;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue with one client. When the engine wants to read, the dialogue reads from the client, writes down what came, and
 * answers it itself or hands it on; what the engine replies is written down and sent. All but {@link #cutOff} happens on the
 * engine's thread for this session.
 */
public final class Dialogue {

    /** AUTH lines are the longest that RFCs allow: 12,288 octets with CRLF (RFC 4954, section 4). */
    private static final int LONGEST_LINE = 12_288;

    private final ClientConnection wire;
    private final ServerIdentity host;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final ReplyWriter voice;
    private final TlsSwitch tls;
    private final MessageIntake intake;
    private final Deque<Octets> toEngine = new ArrayDeque<>();
    /** What to do with the next reply of the engine. */
    private Consumer<byte[]> onReply = this::greet;

    private @Nullable SaslExchange sasl;
    private @Nullable Chunk lastChunk;
    private boolean refused;
    /** Whether the client may go on with its password although AUTH was refused. */
    private boolean loginRefused;

    public Dialogue(ClientConnection wire, ServerIdentity host, Script script, SessionRecorder recorder) {
        this.wire = wire;
        this.host = host;
        this.recorder = recorder;
        this.state = new SessionState(host.offer().keywords(), host.offer().hasStartTls());
        this.voice = new ReplyWriter(wire, script, recorder, state);
        this.tls = new TlsSwitch(wire, host, voice, recorder, state);
        this.intake = new MessageIntake(wire, host, voice, recorder, state, this::tell);
    }

    /** Returns what the engine reads next, or null at the end of the session. */
    @Nullable
    public Octets next() {
        while (toEngine.isEmpty() && !voice.isOver()) {
            hear();
        }
        return voice.isOver() ? null : toEngine.poll();
    }

    /** Takes a whole reply of the engine. */
    public void replied(byte[] reply) {
        Consumer<byte[]> handler = onReply;
        onReply = voice::say;
        handler.accept(reply);
    }

    private void tell(Octets octets, Consumer<byte[]> whenReplied) {
        onReply = whenReplied;
        toEngine.add(octets);
    }

    /** The engine closes the connection, as it does after QUIT. */
    public void engineClosed() {
        voice.end(Ending.CLOSED_BY_SERVER);
    }

    /** Ends the session at once, from whatever thread. */
    public void cutOff() {
        voice.cutOff();
    }

    private void greet(byte[] bytes) {
        if (host.tls().mode() == Tls.IMPLICIT && !tls.begins()) {
            return;
        }
        if (voice.isSettledByStub(Incoming.connection(state.standing(number())))) {
            refused = true;
        } else {
            voice.say(bytes[0] == '2' ? host.greeting().bytes() : bytes);
        }
    }

    private void hear() {
        if (wire.seesTls()) {
            tls.beganUnasked();
            return;
        }
        ClientInput line = wire.readLine(LONGEST_LINE);
        boolean secret =
                sasl != null || loginRefused && SmtpCommand.parse(line.bytes()).mayBeSecret();
        lastChunk = secret ? null : Chunk.read(line, wire, roomForChunks()).orElse(null);
        ClientInput all = lastChunk == null ? line : lastChunk.withLine();
        Exchange.Kind kind = secret ? Exchange.Kind.CREDENTIALS : Exchange.Kind.COMMAND;
        if (all.ending() == null) {
            understand(line, recorder.sent(kind, all.bytes(), all.total(), true, all.pipelined()));
        } else {
            voice.lost(kind, all, host.goodbyeForIdling());
        }
    }

    private int roomForChunks() {
        return Math.max(0, host.maxMessageSize() - state.transaction().octetsOfChunks());
    }

    private void understand(ClientInput line, @Nullable SmtpCommand command) {
        SaslExchange exchange = sasl;
        if (state.errors() >= host.maxErrors()) {
            voice.say(host.tooManyErrors());
            voice.end(Ending.CLOSED_BY_SERVER);
        } else if (line.isTooLong()) {
            sasl = null;
            voice.say(reply(
                    500,
                    exchange == null ? "5.5.2" : "5.5.6",
                    "Line too long, " + LONGEST_LINE + " octets are allowed"));
        } else if (!line.isWellFormed()) {
            sasl = null;
            voice.say(reply(500, "5.5.2", "A line ends with CRLF and holds no CR, LF or NUL before that"));
        } else if (exchange != null) {
            exchange.respond(new String(line.bytes(), 0, line.bytes().length - 2, StandardCharsets.US_ASCII));
            sasl = exchange.isOver() ? null : exchange;
        } else {
            obey(command == null ? SmtpCommand.of(line.bytes()) : command);
        }
    }

    private void obey(SmtpCommand command) {
        boolean login = command.verb().equals("AUTH");
        loginRefused = login || loginRefused && command.mayBeSecret();
        voice.answers(ReplyOccasion.ofCommand(command.verb()));
        if (refused) {
            obeyAfterRefusal(command);
        } else if (voice.isSettledByStub(Incoming.command(state.standing(number()), command))) {
            lostChunk(command);
        } else {
            Optional<SmtpReply> refusal = voice.isScripted() ? Optional.empty() : host.refusal(command, state);
            refusal.ifPresentOrElse(voice::say, () -> answer(command));
        }
        if (command.verb().equals("RCPT")) {
            state.transaction().triedRecipient();
        }
    }

    private void lostChunk(SmtpCommand command) {
        if (command.verb().equals("BDAT")) {
            state.transaction().lostChunk();
        }
    }

    /** After a negative greeting there is only QUIT (RFC 5321, section 3.1). */
    private void obeyAfterRefusal(SmtpCommand command) {
        if (command.verb().equals("QUIT")) {
            voice.say(host.farewell());
            voice.end(Ending.CLOSED_BY_SERVER);
        } else {
            voice.say(reply(503, "5.5.1", "No service here, send QUIT"));
        }
    }

    private void answer(SmtpCommand command) {
        switch (command.verb()) {
            case "HELP" -> voice.say(command.argument().isEmpty() ? host.status() : HelpTexts.on(command.argument()));
            case "STARTTLS" -> startTls(command);
            case "AUTH" -> authenticate(command);
            case "DATA" -> intake.data();
            case "BDAT" -> intake.chunk(lastChunk);
            case "VRFY", "EXPN", "ETRN", "TURN", "SEND", "SOML", "SAML" -> voice.say(host.answerTo(command, state));
            default -> tell(Octets.of(command.bytes()), reply -> commandReplied(command, reply));
        }
    }

    private void commandReplied(SmtpCommand command, byte[] reply) {
        boolean accepted = voice.willSayPositive(reply);
        if (accepted) {
            state.accepted(command);
        }
        voice.say(reply[0] == '2' ? inOurWords(command, reply) : reply);
        if (accepted) {
            state.learned(command, voice.lastReply());
        }
        if (accepted && command.verb().equals("QUIT")) {
            voice.end(Ending.CLOSED_BY_SERVER); // before the client reads 221, so that it finds the session ended
        }
    }

    private byte[] inOurWords(SmtpCommand command, byte[] reply) {
        return switch (command.verb()) {
            case "EHLO" -> host.extensions(reply, state.isEncrypted());
            case "HELO" -> host.hello().bytes();
            case "QUIT" -> host.farewell().bytes();
            default -> reply;
        };
    }

    private void startTls(SmtpCommand command) {
        if (tls.startedBy(command)) {
            intake.forgetTransaction();
        }
    }

    private void authenticate(SmtpCommand command) {
        String[] words = command.argument().split(" +", 2);
        if (words[0].isEmpty()) {
            voice.say(reply(501, "5.5.4", "AUTH takes a mechanism, there are " + host.mechanisms()));
        } else if (!host.mechanisms().has(words[0])) {
            voice.say(reply(504, "5.5.4", "No such mechanism, there are " + host.mechanisms()));
        } else {
            SaslExchange exchange =
                    new SaslExchange(words[0], host.mechanisms().start(words[0]), voice, recorder, state);
            exchange.start(words.length < 2 ? "" : words[1].strip());
            sasl = exchange.isOver() ? null : exchange;
        }
    }

    private int number() {
        return recorder.number();
    }
}
