package io.github.junitsmtp.internal.stubbing;

import io.github.junitsmtp.protocol.SmtpReply;
import java.time.Duration;
import java.util.Optional;

/** What a stub makes the server do. */
public sealed interface StubAction {

    /** {@return the delay before it} */
    Duration delay();

    /** {@return the effect on the connection; empty if it stays open} */
    default Optional<ConnectionEffect> effect() {
        return Optional.empty();
    }

    /** {@return the effect on the dialogue apart from the reply, as transcripts show it; empty if the dialogue continues} */
    default Optional<String> effectInWords() {
        return effect().map(ConnectionEffect::inPastTense);
    }

    /** Puts words in place of a reply of the server. */
    sealed interface Wording extends StubAction permits Say, AcceptAs {

        /**
         * Returns what is said in place of a reply.
         *
         * @param own the code of the server's own reply
         * @return the words; empty to send the server's own reply
         */
        Optional<Say> inPlaceOf(int own);
    }

    /**
     * Sends bytes, which should be a reply but may be anything.
     *
     * @param delay the delay before it
     * @param bytes the bytes, which must not change any more
     * @param bytesPerSecond the rate at which they are sent, byte by byte; 0 to send them at once
     * @param effect the effect on the connection afterwards; empty if it stays open
     */
    record Say(Duration delay, byte[] bytes, int bytesPerSecond, Optional<ConnectionEffect> effect) implements Wording {

        @Override
        public Optional<Say> inPlaceOf(int own) {
            return Optional.of(this);
        }

        /** {@return the reply code that the bytes begin with, or -1 if there is none} */
        public int code() {
            return SmtpReply.codeAt(bytes, 0);
        }

        /** {@return whether the code is 2xx or 3xx, so that the engine gets the command and these bytes replace its reply} */
        public boolean isPositive() {
            return isPositive(code());
        }

        private static boolean isPositive(int code) {
            return code / 100 == 2 || code / 100 == 3;
        }
    }

    /**
     * Accepts what the server accepts, in other words. If the server refuses, its own reply is sent.
     *
     * @param words the words
     */
    record AcceptAs(Say words) implements Wording {

        @Override
        public Optional<Say> inPlaceOf(int own) {
            return Say.isPositive(own) ? Optional.of(words) : Optional.empty();
        }

        @Override
        public Duration delay() {
            return words.delay();
        }
    }

    /**
     * Ends the connection without a reply.
     *
     * @param delay the delay before it
     * @param how how the connection ends
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
     * @param delay the delay before it
     */
    record StaySilent(Duration delay) implements StubAction {

        @Override
        public Optional<String> effectInWords() {
            return Optional.of("gave no answer");
        }
    }

    /**
     * Sends nothing and stops reading, so that the client blocks when it writes.
     *
     * @param delay the delay before it
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
     * @param delay the delay before it
     */
    record LetEngineAnswer(Duration delay) implements StubAction {}
}
