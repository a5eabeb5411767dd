package io.github.junitsmtp.server;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Script;
import io.github.junitsmtp.script.Standing;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SessionRecorder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
final class Dialogue {

    /** AUTH lines are the longest that RFCs allow: 12,288 octets with CRLF (RFC 4954, section 4). */
    private static final int LONGEST_LINE = 12_288;

    private final Wire wire;
    private final Host host;
    private final Credentials credentials;
    private final SessionRecorder recorder;
    private final Voice voice;
    private final Transaction transaction = new Transaction();
    private final Deque<byte[]> toEngine = new ArrayDeque<>();
    /** What to do with the next reply of the engine. */
    private Consumer<byte[]> onReply = this::greet;

    private @Nullable SaslExchange sasl;
    private @Nullable String user;
    private boolean refused;
    private int mails;

    Dialogue(Wire wire, Host host, Credentials credentials, Script script, SessionRecorder recorder) {
        this.wire = wire;
        this.host = host;
        this.credentials = credentials;
        this.recorder = recorder;
        this.voice = new Voice(wire, script, recorder);
    }

    /** Returns what the engine reads next, or null at the end of the session. */
    byte @Nullable [] next() {
        while (toEngine.isEmpty() && !voice.isOver()) {
            hear();
        }
        return voice.isOver() ? null : toEngine.poll();
    }

    /** Takes a whole reply of the engine. */
    void replied(byte[] reply) {
        Consumer<byte[]> handler = onReply;
        onReply = voice::say;
        handler.accept(reply);
    }

    /** The engine closes the connection, as it does after QUIT. */
    void engineClosed() {
        voice.end(Ending.CLOSED_BY_SERVER);
    }

    /** Ends the session at once, from whatever thread. */
    void cutOff() {
        voice.cutOff();
    }

    private void greet(byte[] bytes) {
        if (voice.isSettledByStub(Incoming.connection(standing()))) {
            refused = true;
        } else {
            voice.say(bytes[0] == '2' ? host.greeting().bytes() : bytes);
        }
    }

    private void hear() {
        Line line = wire.readLine(LONGEST_LINE);
        Exchange.Kind kind = sasl == null ? Exchange.Kind.COMMAND : Exchange.Kind.CREDENTIALS;
        if (line.ending() != null) {
            hungUp(kind, line, line.ending());
            return;
        }
        recorder.sent(kind, line.bytes(), line.total(), true);
        SaslExchange exchange = sasl;
        sasl = null;
        if (line.isTooLong()) {
            voice.say(reply(500, "5.5.2", "Line too long, " + LONGEST_LINE + " octets are allowed"));
        } else if (!line.isWellFormed()) {
            voice.say(reply(500, "5.5.2", "A line ends with CRLF and holds no CR, LF or NUL before that"));
        } else if (exchange != null) {
            String response = new String(line.bytes(), 0, line.bytes().length - 2, StandardCharsets.US_ASCII);
            authenticated(exchange, exchange.respond(response));
        } else {
            obey(SmtpCommand.parse(line.bytes()));
        }
    }

    private void hungUp(Exchange.Kind kind, Line line, Ending how) {
        if (line.total() > 0) {
            recorder.sent(kind, line.bytes(), line.total(), false);
        }
        if (how == Ending.TIMED_OUT) {
            voice.say(host.goodbyeForIdling());
        }
        voice.end(how);
    }

    private void obey(SmtpCommand command) {
        if (refused) {
            obeyAfterRefusal(command);
        } else if (!voice.isSettledByStub(Incoming.command(standing(), command))) {
            answer(command);
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
            case "STARTTLS" -> voice.say(reply(502, "5.5.1", "TLS is not offered"));
            case "AUTH" -> authenticate(command);
            case "BDAT" -> refuseChunk(command);
            case "DATA" -> data(command);
            case "MAIL" -> mail(command);
            default -> tell(command);
        }
    }

    private void tell(SmtpCommand command) {
        onReply = reply -> commandReplied(command, reply);
        toEngine.add(command.bytes());
    }

    private void commandReplied(SmtpCommand command, byte[] reply) {
        boolean accepted = voice.willSayPositive(reply);
        if (accepted) {
            transaction.accepted(command);
        }
        voice.say(reply[0] == '2' ? inOurWords(command, reply) : reply);
        if (accepted && command.verb().equals("QUIT")) {
            voice.end(Ending.CLOSED_BY_SERVER); // before the client reads 221, so that it finds the session ended
        }
    }

    private byte[] inOurWords(SmtpCommand command, byte[] reply) {
        return switch (command.verb()) {
            case "EHLO" -> host.extensions(reply);
            case "HELO" -> host.hello().bytes();
            case "QUIT" -> host.farewell().bytes();
            default -> reply;
        };
    }

    private void mail(SmtpCommand command) {
        if (host.allowsSizeOf(command)) {
            tell(command);
        } else {
            voice.say(host.messageTooLarge());
        }
    }

    private void refuseChunk(SmtpCommand command) {
        String size = command.argument().split(" ", 2)[0];
        if (size.matches("\\d{1,18}")) {
            wire.skip(Long.parseLong(size)); // the chunk follows whatever the reply will be (RFC 3030, section 2)
        }
        voice.say(reply(502, "5.5.1", "CHUNKING is not offered"));
    }

    private void authenticate(SmtpCommand command) {
        String[] words = command.argument().split(" +", 2);
        if (user != null) {
            voice.say(reply(503, "5.5.1", "Already authenticated"));
        } else if (transaction.isOpen()) {
            voice.say(reply(503, "5.5.1", "Not inside a mail transaction"));
        } else if (words[0].isEmpty()) {
            voice.say(reply(501, "5.5.4", "AUTH takes a mechanism, there are " + SaslExchange.MECHANISMS));
        } else {
            SaslExchange exchange = new SaslExchange(words[0], credentials);
            authenticated(exchange, exchange.start(words.length < 2 ? "" : words[1].strip()));
        }
    }

    private void authenticated(SaslExchange exchange, SmtpReply own) {
        Optional<String> login = own.code() == 334 ? Optional.empty() : exchange.candidate();
        if (login.isPresent() && voice.isSettledByStub(Incoming.login(standing(), login.get()))) {
            return;
        }
        int code = voice.say(own);
        if (code == 334) {
            sasl = exchange;
        } else if (code == 235) {
            user = exchange.candidate().orElse("");
        }
    }

    private void data(SmtpCommand command) {
        if (!transaction.isReadyForData()) {
            tell(command);
        } else if (voice.say(SmtpReply.of(354, "Start mail input; end with <CRLF>.<CRLF>")) == 354) {
            message();
        }
    }

    /** Reads the whole message before the engine hears of it, so that what a stub refuses is never stored. */
    private void message() {
        Line data = wire.readMessage(host.maxMessageSize());
        if (data.ending() != null) {
            hungUp(Exchange.Kind.MESSAGE, data, data.ending());
            return;
        }
        recorder.sent(Exchange.Kind.MESSAGE, data.bytes(), data.total(), true);
        ReceivedMail mail =
                new ReceivedMail(transaction.envelope(), data.bytes(), number(), user, false, Instant.now());
        transaction.clear();
        if (data.isTooLong()) {
            voice.say(host.messageTooLarge());
            forgetTransaction();
        } else if (voice.isSettledByStub(Incoming.message(standing(), mail))) {
            forgetTransaction();
        } else {
            onReply = reply -> goAhead(mail, data.bytes(), reply);
            toEngine.add("DATA\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void forgetTransaction() {
        onReply = swallowed -> {};
        toEngine.add("RSET\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void goAhead(ReceivedMail mail, byte[] data, byte[] reply) {
        if (reply[0] == '3') {
            onReply = verdict -> messageReplied(mail, verdict);
            toEngine.add(data);
        } else {
            messageReplied(mail, reply);
        }
    }

    private void messageReplied(ReceivedMail mail, byte[] verdict) {
        boolean accepted = voice.willSayPositive(verdict);
        voice.say(
                verdict,
                () -> { // so that a client that has read the reply finds the mail
                    if (accepted) {
                        recorder.accepted(mail);
                        mails++;
                    }
                });
    }

    private Standing standing() {
        return transaction.standing(number(), mails, user);
    }

    private int number() {
        return recorder.session().number();
    }

    private static SmtpReply reply(int code, String enhanced, String text) {
        return SmtpReply.of(code, EnhancedStatusCode.parse(enhanced), text);
    }
}
