package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.stubbing.ConnectionEffect;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.text.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A server's answer to a command, a message or a new connection: a reply, arbitrary bytes, or nothing, with an optional
 * delay. {@link Answers} creates answers.
 *
 * <p>A positive reply (2xx or 3xx) replaces the engine's reply, but the engine still receives the command. With any
 * other answer except {@link Answers#passThrough()}, the engine does not receive the command. A refused mail is
 * therefore never delivered to a mailbox.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Answer {

    private static final int FASTEST = 1_000_000;

    private final Content content;
    private final Duration delay;

    private Answer(Content content, Duration delay) {
        this.content = content;
        this.delay = delay;
    }

    /** Returns an answer that sends bytes, which may depend on what the client did. If a code is given, SMTP must allow it. */
    static Answer speaking(String description, OptionalInt code, Function<? super Incoming, byte[]> bytes) {
        return new Answer(new Speech(description, code, bytes, 0, Optional.empty()), Duration.ZERO);
    }

    /** Returns an answer that sends nothing, but does something else. */
    static Answer silent(String description, Function<Duration, StubAction> action) {
        return new Answer(new Silence(description, action), Duration.ZERO);
    }

    /** Returns an answer that leaves the decision to the server, and replaces the words in which it accepts. */
    static Answer accepting(String description, Function<? super Incoming, byte[]> bytes) {
        return new Answer(
                new Acceptance(new Speech(description, OptionalInt.empty(), bytes, 0, Optional.empty())),
                Duration.ZERO);
    }

    /** Returns an answer that a function chooses for each event. */
    static Answer deciding(String description, Function<? super Incoming, Answer> answer) {
        return new Answer(new Choice(description, answer), Duration.ZERO);
    }

    /** What the server does after the delay. */
    private sealed interface Content {

        StubAction action(Duration delay, Incoming incoming);
    }

    private record Speech(
            String description,
            OptionalInt code,
            Function<? super Incoming, byte[]> bytes,
            int bytesPerSecond,
            Optional<ConnectionEffect> effect)
            implements Content {

        @Override
        public StubAction.Say action(Duration delay, Incoming incoming) {
            return new StubAction.Say(delay, bytes.apply(incoming), bytesPerSecond, effect);
        }

        Speech throttledTo(int speed) {
            return new Speech(description, code, bytes, speed, effect);
        }

        Speech then(ConnectionEffect end) {
            return new Speech(description, code, bytes, bytesPerSecond, Optional.of(end));
        }

        @Override
        public String toString() {
            return description
                    + (bytesPerSecond == 0 ? "" : " at " + bytesPerSecond + " bytes/s")
                    + effect.map(end -> ", then " + end).orElse("");
        }
    }

    private record Silence(String description, Function<Duration, StubAction> action) implements Content {

        @Override
        public StubAction action(Duration delay, Incoming incoming) {
            return action.apply(delay);
        }

        @Override
        public String toString() {
            return description;
        }
    }

    private record Acceptance(Speech speech) implements Content {

        @Override
        public StubAction action(Duration delay, Incoming incoming) {
            return new StubAction.AcceptAs(speech.action(delay, incoming));
        }

        @Override
        public String toString() {
            return speech.toString();
        }
    }

    private record Choice(String description, Function<? super Incoming, Answer> answer) implements Content {

        @Override
        public StubAction action(Duration delay, Incoming incoming) {
            return answer.apply(incoming).actionFor(incoming);
        }

        @Override
        public String toString() {
            return description;
        }
    }

    /**
     * Returns a copy of this answer with the given delay. A test that ends before the delay has elapsed does not wait for the answer.
     *
     * @param delay the time that the server waits before it answers
     * @return the delayed answer
     * @throws IllegalArgumentException if the delay is negative or longer than 365 days
     */
    public Answer after(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative but was " + delay);
        }
        return new Answer(content, Durations.requireShort("delay", delay));
    }

    /**
     * Returns a throttled copy of this answer: each byte is sent in its own packet.
     *
     * @param bytesPerSecond the number of bytes to send per second, between 1 and 1,000,000
     * @return the slow answer
     * @throws IllegalArgumentException if the number is out of range
     * @throws IllegalStateException if this answer does not send anything itself
     */
    public Answer throttledTo(int bytesPerSecond) {
        if (bytesPerSecond < 1 || bytesPerSecond > FASTEST) {
            throw new IllegalArgumentException(
                    "bytesPerSecond must be between 1 and 1,000,000 but was " + bytesPerSecond);
        }
        return new Answer(speech("it cannot be throttled").throttledTo(bytesPerSecond), delay);
    }

    /**
     * Returns a copy of this answer after which the server closes the connection. To close it in the middle of a reply,
     * send the beginning of the reply with {@link Answers#raw(String)}.
     *
     * @return this answer, followed by a disconnect
     * @throws IllegalStateException if this answer does not send anything itself, or already ends the connection
     */
    public Answer thenDisconnect() {
        return then(ConnectionEffect.CLOSE);
    }

    /**
     * Returns a copy of this answer after which the server resets the connection; the client sees an error.
     *
     * @return this answer, followed by a reset
     * @throws IllegalStateException if this answer does not send anything itself, or already ends the connection
     */
    public Answer thenReset() {
        return then(ConnectionEffect.RESET);
    }

    /**
     * Returns a copy of this answer after which the server half-closes the connection: it sends nothing more and reads
     * until the client closes the connection.
     *
     * @return this answer, followed by a half-close
     * @throws IllegalStateException if this answer does not send anything itself, or already ends the connection
     */
    public Answer thenHalfClose() {
        return then(ConnectionEffect.HALF_CLOSE);
    }

    private Answer then(ConnectionEffect end) {
        Speech speech = speech("nothing can follow it");
        if (speech.effect().isPresent()) {
            throw new IllegalStateException("\"" + this + "\" ends the connection, so nothing can follow it");
        }
        return new Answer(speech.then(end), delay);
    }

    private Speech speech(String otherwise) {
        if (content instanceof Speech speech) {
            return speech;
        }
        throw new IllegalStateException("\"" + content + "\" does not send anything itself, so " + otherwise);
    }

    /** Rejects a reply that SMTP does not allow for the events that a pattern matches. */
    void requireAllowedBy(CommandPattern pattern) {
        if (content instanceof Speech speech) {
            speech.code().ifPresent(code -> ForbiddenAnswers.check(pattern, code));
        }
    }

    StubAction actionFor(Incoming incoming) {
        return content.action(delay, incoming);
    }

    /** Returns what the server does, such as {@code after 100 ms 451 4.7.1 Later, then disconnect}. */
    @Override
    public String toString() {
        return (delay.isZero() ? "" : "after " + Durations.millis(delay) + " ") + content;
    }
}
