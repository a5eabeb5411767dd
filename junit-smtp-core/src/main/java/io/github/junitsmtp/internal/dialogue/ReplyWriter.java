package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Answer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SessionRecorder;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Records each reply of a session and sends it, and ends the session. */
final class ReplyWriter {

    /**
     * What was said.
     *
     * @param code the code, 0 if there was none
     * @param reply the reply, if it was one
     */
    record Said(int code, Optional<SmtpReply> reply) {

        private static final Said NOTHING = new Said(0, Optional.empty());

        boolean isPositiveCompletion() {
            return code / 100 == 2;
        }
    }

    private final ClientConnection connection;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final CountDownLatch cutOff = new CountDownLatch(1);
    private volatile boolean over;

    ReplyWriter(ClientConnection connection, SessionRecorder recorder, SessionState state) {
        this.connection = connection;
        this.recorder = recorder;
        this.state = state;
    }

    /** Whether the session has ended, and nothing can be said any more. */
    boolean isOver() {
        return over;
    }

    /** Says this, or what a stub says instead. */
    Said say(Turn turn, SmtpReply own) {
        return say(turn, own.bytes());
    }

    Said say(Turn turn, byte[] own) {
        return say(turn, own, () -> {});
    }

    /** Says this, or what a stub says instead; does something once that is recorded, and before it is sent. */
    Said say(Turn turn, byte[] own, Runnable beforeSending) {
        if (turn.scripted().isPresent()) {
            Answer answer = turn.scripted().get();
            pause(answer.delay().toNanos());
            return perform(answer, beforeSending);
        }
        if (over) {
            return Said.NOTHING;
        }
        byte[] worded = state.offers(SmtpExtension.ENHANCED_STATUS_CODES)
                ? EnhancedCodes.put(own, turn.occasion())
                : EnhancedCodes.leaveOut(own);
        if (isErrorOfClient(own)) {
            state.erred();
        }
        Optional<SmtpReply> reply = recorder.replied(worded, false);
        beforeSending.run();
        connection.send(worded);
        return new Said(codeOf(worded), reply);
    }

    /** Says this without being asked, as the last words. */
    void sayUnasked(SmtpReply lastWords) {
        say(Turn.after(ReplyOccasion.UNSOLICITED), lastWords);
    }

    private static int codeOf(byte[] reply) {
        return reply.length < 3 ? 0 : (reply[0] - '0') * 100 + (reply[1] - '0') * 10 + reply[2] - '0';
    }

    /** Whether the client broke a rule: 500 to 504, or 555. */
    private static boolean isErrorOfClient(byte[] reply) {
        int code = codeOf(reply);
        return code >= 500 && code <= 504 || code == 555;
    }

    /** Does what a stub wants, once its delay is over. */
    void perform(Answer answer) {
        perform(answer, () -> {});
    }

    private Said perform(Answer answer, Runnable beforeSending) {
        if (over) {
            return Said.NOTHING;
        }
        boolean speaks = answer.kind() == Answer.Kind.SAY;
        Optional<SmtpReply> reply = Optional.empty();
        if (speaks) {
            reply = recorder.replied(answer.bytes(), true);
            beforeSending.run();
        }
        answer.deed().ifPresent(deed -> recorder.done(deed, speaks));
        if (speaks) {
            send(answer);
        }
        boolean last = answer.code() == 421; // the server closes the channel after it (RFC 5321, section 3.8)
        if (answer.kind() == Answer.Kind.HANG) {
            listen();
        } else if (answer.closing() == Answer.Closing.HALF_CLOSE) {
            connection.halfClose();
            listen();
        } else if (answer.closing() == Answer.Closing.RESET) {
            connection.flush();
            connection.resetOnClose();
            end(Ending.CLOSED_BY_SERVER);
        } else if (answer.closing() == Answer.Closing.CLOSE || last) {
            end(Ending.CLOSED_BY_SERVER);
        }
        return new Said(answer.code(), reply);
    }

    private void send(Answer answer) {
        if (answer.bytesPerSecond() == 0) {
            connection.send(answer.bytes());
            return;
        }
        long nanos = TimeUnit.SECONDS.toNanos(1) / answer.bytesPerSecond();
        for (byte b : answer.bytes()) {
            connection.send(new byte[] {b});
            pause(nanos);
        }
    }

    /** Reads on until the client closes, and says no more. */
    private void listen() {
        connection.flush();
        connection.skipAll();
        end(connection.ending());
    }

    /** Waits, for no longer than the session lasts. */
    void pause(long nanos) {
        if (nanos > 0) {
            connection.flush();
            try {
                over |= cutOff.await(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says the last words and closes the connection, unless that was done before. */
    void end(Ending how) {
        recorder.ended(how);
        connection.flush();
        connection.close();
        over = true;
    }

    /** Closes the connection at once, also while another thread is stuck in reading or writing. */
    void cutOff() {
        over = true;
        cutOff.countDown();
        recorder.ended(Ending.CLOSED_BY_SERVER);
        connection.cutOff();
    }
}
