package io.github.junitsmtp.internal.stubbing;

import java.time.Duration;
import java.util.Optional;

/** What a stub makes the server do in answer to a client. */
public sealed interface StubAction {

    /** {@return how long the server waits before it does so} */
    Duration delay();

    /** {@return what becomes of the connection; empty if it stays open} */
    default Optional<ConnectionEffect> effect() {
        return Optional.empty();
    }

    /** {@return what this does to the dialogue beside the reply, as transcripts show it; empty if the dialogue continues} */
    default Optional<String> effectInWords() {
        return effect().map(ConnectionEffect::inPastTense);
    }

    /**
     * Sends bytes, which should be a reply but may be anything.
     *
     * @param delay how long the server waits before
     * @param bytes the bytes, which do not change any more
     * @param bytesPerSecond how fast they are sent, byte by byte; 0 for all at once
     * @param effect what becomes of the connection afterwards; empty if it stays open
     */
    record Say(Duration delay, byte[] bytes, int bytesPerSecond, Optional<ConnectionEffect> effect)
            implements StubAction {

        /** {@return the reply code that the bytes begin with, 0 if there is none} */
        public int code() {
            int code = 0;
            for (int i = 0; i < 3; i++) {
                if (i == bytes.length || bytes[i] < '0' || bytes[i] > '9') {
                    return 0;
                }
                code = code * 10 + bytes[i] - '0';
            }
            return code;
        }

        /** {@return whether the engine hears of the command, and these bytes replace its reply: the code is 2xx or 3xx} */
        public boolean isPositive() {
            return code() / 100 == 2 || code() / 100 == 3;
        }
    }

    /**
     * Ends the connection without a reply.
     *
     * @param delay how long the server waits before
     * @param how how it ends
     */
    record HangUp(Duration delay, ConnectionEffect how) implements StubAction {

        @Override
        public Optional<ConnectionEffect> effect() {
            return Optional.of(how);
        }
    }

    /**
     * Sends nothing, and reads until the client closes the connection.
     *
     * @param delay how long the server waits before
     */
    record StaySilent(Duration delay) implements StubAction {

        @Override
        public Optional<String> effectInWords() {
            return Optional.of("gave no answer");
        }
    }

    /**
     * Sends nothing, and reads no more, so that the client's writing blocks.
     *
     * @param delay how long the server waits before
     */
    record StopReading(Duration delay) implements StubAction {

        @Override
        public Optional<String> effectInWords() {
            return Optional.of("stopped reading");
        }
    }

    /**
     * Leaves the reply to the engine, as if there were no stub.
     *
     * @param delay how long the server waits before
     */
    record LetEngineAnswer(Duration delay) implements StubAction {}
}
