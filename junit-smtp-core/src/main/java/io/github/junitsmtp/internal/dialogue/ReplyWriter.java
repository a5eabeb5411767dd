package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.stubbing.ConnectionEffect;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.FailureBehind;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Records and sends the replies of a session, and ends the session. */
final class ReplyWriter {

    /**
     * What was sent.
     *
     * @param code the reply code, or 0 if there was none
     * @param step the step that it answers, or null if nothing was sent
     */
    record Said(int code, @Nullable Exchange step) {

        private static final Said NOTHING = new Said(0, null);

        boolean isPositiveCompletion() {
            return code / 100 == 2;
        }

        Optional<SmtpReply> reply() {
            return Optional.ofNullable(step).flatMap(Exchange::reply);
        }
    }

    private final ClientConnection connection;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final CountDownLatch cutOff = new CountDownLatch(1);
    /** What is recorded as unsolicited must be sent, so the session cannot end in between. */
    private final Object ending = new Object();

    private volatile boolean over;

    ReplyWriter(ClientConnection connection, SessionRecorder recorder, SessionState state) {
        this.connection = connection;
        this.recorder = recorder;
        this.state = state;
    }

    /** Whether the session has ended, so that nothing more can be sent. */
    boolean isOver() {
        return over;
    }

    /** Sends this reply, or a stub's reply in its place. */
    Said say(Turn turn, SmtpReply own) {
        return say(turn, own.bytes());
    }

    Said say(Turn turn, byte[] own) {
        return say(turn, own, () -> {});
    }

    /** Sends this reply, or a stub's reply in its place. Runs an action after the reply is recorded and before it is sent. */
    Said say(Turn turn, byte[] own, Runnable beforeSending) {
        if (isErrorOfClient(own) && turn.inPlaceOf(own).isEmpty()) {
            state.erred();
        }
        byte[] worded = state.offers(SmtpExtension.ENHANCED_STATUS_CODES)
                ? EnhancedCodes.put(own, turn.occasion())
                : EnhancedCodes.leaveOut(own);
        return passOn(turn, worded, beforeSending);
    }

    /** Sends this reply unchanged, or a stub's reply in its place. Runs an action after the reply is recorded and before it is sent. */
    Said passOn(Turn turn, byte[] reply, Runnable beforeSending) {
        Optional<StubAction.Say> words = turn.inPlaceOf(reply);
        if (words.isPresent()) {
            delay(words.get().delay());
            return say(words.get(), beforeSending);
        }
        if (over) {
            return Said.NOTHING;
        }
        Exchange step = recorder.replied(reply, false);
        beforeSending.run();
        connection.send(reply);
        return new Said(SmtpReply.codeAt(reply, 0), step);
    }

    /** Passes on unsolicited output of the backend of a relay, perhaps while a step of the client waits for its reply. */
    void passOnUnasked(byte[] words) {
        synchronized (ending) {
            if (!over) {
                recorder.saidUnasked(words);
                connection.send(words);
            }
        }
    }

    /** Sends an unsolicited reply, the last of the session. */
    void sayUnasked(SmtpReply lastWords) {
        say(Turn.after(ReplyOccasion.UNSOLICITED), lastWords);
    }

    /** Whether the reply reports a client error: 500 to 504, or 555. */
    private static boolean isErrorOfClient(byte[] reply) {
        int code = SmtpReply.codeAt(reply, 0);
        return code >= 500 && code <= 504 || code == 555;
    }

    /** Carries out a stub's action, after its delay. */
    void perform(StubAction action) {
        if (over) {
            return;
        }
        if (action instanceof StubAction.Say words) {
            say(words, () -> {});
            return;
        }
        action.effectInWords().ifPresent(effect -> recorder.stubActed(effect, false));
        if (action instanceof StubAction.HangUp hangUp) {
            apply(hangUp.how());
        } else if (action instanceof StubAction.StopReading) {
            stopReading();
        } else {
            listen();
        }
    }

    private Said say(StubAction.Say words, Runnable beforeSending) {
        if (over) {
            return Said.NOTHING;
        }
        Exchange step = recorder.replied(words.bytes(), true);
        beforeSending.run();
        words.effectInWords().ifPresent(effect -> recorder.stubActed(effect, true));
        send(words);
        if (words.effect().isPresent()) {
            apply(words.effect().get());
        } else if (words.code() == 421) { // the server closes the channel after it (RFC 5321, section 3.8)
            end(Ending.CLOSED_BY_SERVER);
        }
        return new Said(words.code(), step);
    }

    private void apply(ConnectionEffect effect) {
        switch (effect) {
            case HALF_CLOSE -> {
                connection.halfClose();
                listen();
            }
            case RESET -> {
                connection.flush();
                connection.resetOnClose();
                end(Ending.CLOSED_BY_SERVER);
            }
            case CLOSE -> end(Ending.CLOSED_BY_SERVER);
        }
    }

    private void send(StubAction.Say words) {
        if (words.bytesPerSecond() == 0) {
            connection.send(words.bytes());
            return;
        }
        Duration perByte = Duration.ofSeconds(1).dividedBy(words.bytesPerSecond());
        for (byte b : words.bytes()) {
            connection.send(new byte[] {b});
            pause(perByte);
        }
    }

    /** Reads until the client closes the connection, without sending anything more. */
    private void listen() {
        connection.flush();
        connection.skipAll();
        end(connection.ending());
    }

    /**
     * Stops reading for as long as the client may be idle. Without reading, the server does not notice if the client closes the connection.
     */
    private void stopReading() {
        connection.stopReading();
        pause(connection.longestSilence());
        end(over ? Ending.CLOSED_BY_SERVER : Ending.TIMED_OUT);
    }

    /** Waits before a stub answers; the transcript shows the delay meanwhile. */
    void delay(Duration time) {
        if (!time.isZero()) {
            recorder.delayed(time);
            pause(time);
            recorder.delayed(Duration.ZERO);
        }
    }

    /** Waits, but not beyond the end of the session. */
    private void pause(Duration time) {
        if (!time.isZero()) {
            connection.flush();
            try {
                if (cutOff.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    over = true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Sends the last reply and closes the connection, unless that has already happened. */
    void end(Ending how) {
        sendNoMore();
        recorder.ended(how);
        connection.flush();
        connection.close();
    }

    private void sendNoMore() {
        synchronized (ending) {
            over = true;
        }
    }

    /** Passes on the last words of the backend of a relay, and ends the session because of its failure. */
    void end(FailureBehind failure) {
        if (failure.lastWords().length > 0 && failure.isReply()) {
            passOn(Turn.after(ReplyOccasion.UNSOLICITED), failure.lastWords(), () -> {});
        } else if (failure.lastWords().length > 0) {
            passOnUnasked(failure.lastWords());
        }
        sendNoMore();
        recorder.endedBehind(failure.problem());
        connection.flush();
        connection.close();
    }

    /** Closes the connection at once, even if another thread is blocked reading or writing. */
    void cutOff() {
        over = true;
        cutOff.countDown();
        recorder.ended(Ending.CLOSED_BY_SERVER);
        connection.cutOff();
    }
}
