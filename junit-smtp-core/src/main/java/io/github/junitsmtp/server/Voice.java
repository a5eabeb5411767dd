package io.github.junitsmtp.server;

import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Answer;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Script;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SessionRecorder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the server says to one client: lets the stubs of the test go first, writes every reply down, and sends it. */
final class Voice {

    private final Wire wire;
    private final Script script;
    private final SessionRecorder recorder;
    /** What a stub wants to be said in place of the next reply. */
    private @Nullable SmtpReply instead;

    private volatile boolean over;

    Voice(Wire wire, Script script, SessionRecorder recorder) {
        this.wire = wire;
        this.script = script;
        this.recorder = recorder;
    }

    /** Whether the session has ended, and nothing can be said any more. */
    boolean isOver() {
        return over;
    }

    /**
     * Asks the stubs. If one refuses or hangs up, that is all there is, and the result is true; if one has a positive reply, the
     * next {@link #say} will use it.
     */
    boolean isSettledByStub(Incoming incoming) {
        instead = null;
        Optional<Answer> answer = ask(incoming);
        if (answer.isEmpty()) {
            return false;
        }
        if (answer.get().reply().isEmpty()) {
            end(Ending.CLOSED_BY_SERVER);
            return true;
        }
        SmtpReply reply = answer.get().reply().get();
        instead = reply;
        if (reply.isPositive()) {
            return false;
        }
        say(reply.bytes());
        if (reply.code() == 421) { // the server closes the channel after it (RFC 5321, section 3.8)
            end(Ending.CLOSED_BY_SERVER);
        }
        return true;
    }

    private Optional<Answer> ask(Incoming incoming) {
        try {
            return script.answerTo(incoming);
        } catch (RuntimeException | Error e) { // thrown by a predicate of the test, which finds it in the transcript
            return Optional.of(Answer.failure(e));
        }
    }

    /** Whether {@link #say} will say what a stub wants, and what its first digit is. */
    boolean willSayPositive(byte[] own) {
        return (instead == null ? own : instead.bytes())[0] == '2';
    }

    /** Says this, or what a stub wants to be said instead; returns the code that was said. */
    int say(SmtpReply own) {
        int code = instead == null ? own.code() : instead.code();
        say(own.bytes());
        return code;
    }

    void say(byte[] own) {
        SmtpReply scripted = instead;
        instead = null;
        if (!over) {
            byte[] said = scripted == null ? own : scripted.bytes();
            recorder.replied(said, scripted != null);
            wire.send(said);
        }
    }

    /** Says the last words and hangs up, unless that was done before. */
    void end(Ending how) {
        recorder.ended(how);
        wire.flush();
        wire.close();
        over = true;
    }

    /** Hangs up at once, also while another thread is stuck in reading or writing. */
    void cutOff() {
        over = true;
        recorder.ended(Ending.CLOSED_BY_SERVER);
        wire.close();
    }
}
