package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Answer;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Script;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the server says to one client: lets the stubs of the test go first, writes every reply down, and sends it. */
public final class ReplyWriter {

    private final ClientConnection wire;
    private final Script script;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final CountDownLatch cutOff = new CountDownLatch(1);
    /** What a stub wants to be said in place of the next reply. */
    private @Nullable Answer instead;

    private Optional<SmtpReply> lastReply = Optional.empty();
    private volatile boolean over;

    private ReplyOccasion occasion = ReplyOccasion.CONNECTION;

    public ReplyWriter(ClientConnection wire, Script script, SessionRecorder recorder, SessionState state) {
        this.state = state;
        this.wire = wire;
        this.script = script;
        this.recorder = recorder;
    }

    /** Whether the session has ended, and nothing can be said any more. */
    public boolean isOver() {
        return over;
    }

    /** From now on, replies are to this. */
    public void answers(ReplyOccasion what) {
        occasion = what;
    }

    /**
     * Asks the stubs. If one refuses or hangs up, that is all there is, and the result is true; if one has a positive reply, the
     * next {@link #say} will use it.
     */
    public boolean isSettledByStub(Incoming incoming) {
        instead = null;
        Answer refusal = refusalByStub(incoming);
        if (refusal != null) {
            perform(refusal);
        }
        return refusal != null || over;
    }

    /** Asks the stubs, as {@link #isSettledByStub} does, but leaves it to the caller to perform a refusal. */
    @Nullable
    public Answer refusalByStub(Incoming incoming) {
        recorder.asked(incoming);
        Answer answer = script.answerTo(incoming).orElse(null);
        if (answer == null) {
            return null;
        }
        if (answer.isPositive()) {
            instead = answer;
            return null;
        }
        pause(answer.delay().toNanos());
        return answer.kind() == Answer.Kind.PASS_THROUGH ? null : answer;
    }

    /** The last reply, if it can be read. */
    public Optional<SmtpReply> lastReply() {
        return lastReply;
    }

    /** Whether a stub has the next reply ready. */
    public boolean isScripted() {
        return instead != null;
    }

    /** Whether {@link #say} will say what a stub wants, and what its first digit is. */
    public boolean willSayPositive(byte[] own) {
        return (instead == null ? own : instead.bytes())[0] == '2';
    }

    /** Says this, or what a stub wants to be said instead; returns the code that was said. */
    public int say(SmtpReply own) {
        int code = instead == null ? own.code() : instead.code();
        say(own.bytes());
        return code;
    }

    public void say(byte[] own) {
        say(own, () -> {});
    }

    /** Says this, or what a stub wants to be said instead; does something once that is written down, and before it is sent. */
    public void say(byte[] own, Runnable beforeSending) {
        Answer answer = instead;
        instead = null;
        if (answer != null) {
            pause(answer.delay().toNanos());
            perform(answer, beforeSending);
        } else if (!over) {
            byte[] worded = state.offers(SmtpExtension.ENHANCED_STATUS_CODES)
                    ? StatusCodes.put(own, occasion)
                    : StatusCodes.leaveOut(own);
            state.erred(isErrorOfClient(own));
            lastReply = recorder.replied(worded, false);
            beforeSending.run();
            wire.send(worded);
        }
    }

    /** Whether the client broke a rule: 500 to 504, or 555. */
    private static boolean isErrorOfClient(byte[] reply) {
        return reply.length > 2
                && reply[0] == '5'
                && (reply[1] == '0' && reply[2] <= '4' || reply[1] == '5' && reply[2] == '5');
    }

    /** Does what a stub wants, once its delay is over. */
    public void perform(Answer answer) {
        perform(answer, () -> {});
    }

    private void perform(Answer answer, Runnable beforeSending) {
        if (over) {
            return;
        }
        boolean speaks = answer.kind() == Answer.Kind.SAY;
        if (speaks) {
            lastReply = recorder.replied(answer.bytes(), true);
            beforeSending.run();
        }
        answer.deed().ifPresent(deed -> recorder.stubActed(deed, speaks));
        if (speaks) {
            utter(answer);
        }
        boolean last = answer.code() == 421; // the server closes the channel after it (RFC 5321, section 3.8)
        if (answer.kind() == Answer.Kind.HANG) {
            listen();
        } else if (answer.closing() == Answer.Closing.HALF_CLOSE) {
            wire.halfClose();
            listen();
        } else if (answer.closing() == Answer.Closing.RESET) {
            wire.flush();
            wire.resetOnClose();
            end(Ending.CLOSED_BY_SERVER);
        } else if (answer.closing() == Answer.Closing.CLOSE || last) {
            end(Ending.CLOSED_BY_SERVER);
        }
    }

    private void utter(Answer answer) {
        if (answer.bytesPerSecond() == 0) {
            wire.send(answer.bytes());
            return;
        }
        long nanos = TimeUnit.SECONDS.toNanos(1) / answer.bytesPerSecond();
        for (byte b : answer.bytes()) {
            wire.send(new byte[] {b});
            pause(nanos);
        }
    }

    /** Hears the client out, and says no more. */
    private void listen() {
        wire.flush();
        wire.skipAll();
        end(wire.ending());
    }

    /** Waits, for no longer than the session lasts. */
    private void pause(long nanos) {
        if (nanos > 0) {
            wire.flush();
            try {
                over |= cutOff.await(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The client hung up, perhaps in the middle of something, or was silent for too long. */
    public void lost(Exchange.Kind kind, ClientInput line, SmtpReply goodbyeForIdling) {
        if (line.total() > 0) {
            recorder.sent(kind, line.bytes(), line.total(), false, line.pipelined());
        }
        Ending how = line.ending() == null ? Ending.BROKEN : line.ending();
        if (how == Ending.TIMED_OUT) {
            say(goodbyeForIdling);
        }
        end(how);
    }

    /** Says the last words and hangs up, unless that was done before. */
    public void end(Ending how) {
        recorder.ended(how);
        wire.flush();
        wire.close();
        over = true;
    }

    /** Hangs up at once, also while another thread is stuck in reading or writing. */
    public void cutOff() {
        over = true;
        cutOff.countDown();
        recorder.ended(Ending.CLOSED_BY_SERVER);
        wire.cutOff();
    }
}
