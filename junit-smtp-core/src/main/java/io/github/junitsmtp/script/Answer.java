package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a stub lets the server do: wait, say something or leave that to the engine, and perhaps hang up.
 *
 * @param delay how long to wait first
 * @param kind what to do then
 * @param bytes what to say, nothing unless the kind is {@link Kind#SAY}
 * @param bytesPerSecond how fast to say it, byte by byte; 0 for at once
 * @param closing what becomes of the connection afterwards
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Answer(Duration delay, Kind kind, byte[] bytes, int bytesPerSecond, Closing closing) {

    /** What the server does. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Kind {
        /** It says the bytes. */
        SAY,
        /** It says nothing. */
        BE_SILENT,
        /** It says nothing, and reads on until the client gives up. */
        HANG,
        /** It goes on as if there were no stub. */
        PASS_THROUGH
    }

    /** What becomes of the connection. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Closing {
        /** It stays open. */
        NONE,
        /** It is closed in the regular way. */
        CLOSE,
        /** It is reset, so that the client gets an error. */
        RESET,
        /** The server says no more, and listens until the client closes. */
        HALF_CLOSE;

        @Override
        public String toString() {
            return switch (this) {
                case NONE -> "";
                case CLOSE -> "disconnect";
                case RESET -> "reset the connection";
                case HALF_CLOSE -> "half-close the connection";
            };
        }
    }

    static Answer of(Duration delay, int bytesPerSecond, Kind kind, byte[] bytes, Closing closing) {
        return new Answer(delay, kind, bytes, bytesPerSecond, closing);
    }

    Answer closing(Closing how) {
        return new Answer(delay, kind, bytes, bytesPerSecond, how);
    }

    /** Makes the answer where a stub has none because it threw something. */
    static Answer failure(Throwable thrown) {
        SmtpReply reply = SmtpReply.of(
                451,
                EnhancedStatusCode.parse("4.3.0"),
                "A stub of the test threw " + Printable.quote(thrown.toString()));
        return of(Duration.ZERO, 0, Kind.SAY, reply.bytes(), Closing.NONE);
    }

    /**
     * Returns the code at the beginning of the bytes.
     *
     * @return the code, 0 if there is none
     */
    public int code() {
        boolean digits = bytes.length >= 3;
        for (int i = 0; digits && i < 3; i++) {
            digits = bytes[i] >= '0' && bytes[i] <= '9';
        }
        return digits ? (bytes[0] - '0') * 100 + (bytes[1] - '0') * 10 + bytes[2] - '0' : 0;
    }

    /**
     * Tells whether the engine hears of the command: the code is 2yz or 3yz, and the connection stays open.
     *
     * @return true if the bytes take the place of what the engine says
     */
    public boolean isPositive() {
        return kind == Kind.SAY && (code() / 100 == 2 || code() / 100 == 3);
    }

    /**
     * Returns what becomes of the connection, as the transcript tells it afterwards.
     *
     * @return the words, or empty if the dialogue goes on
     */
    public Optional<String> deed() {
        if (kind == Kind.HANG) {
            return Optional.of("gave no answer");
        }
        return Optional.ofNullable(
                switch (closing) {
                    case NONE -> null;
                    case CLOSE -> "hung up";
                    case RESET -> "reset the connection";
                    case HALF_CLOSE -> "half-closed the connection";
                });
    }

    /** Returns what the server does, such as {@code after 100 ms 451 4.7.1 Later, then disconnect}. */
    @Override
    public String toString() {
        String action = switch (kind) {
            case SAY -> Printable.lines(bytes).replace("\n", " / ");
            case BE_SILENT -> "";
            case HANG -> "hang";
            case PASS_THROUGH -> "pass through";
        };
        String end = closing.toString();
        String both = action.isEmpty() || end.isEmpty() ? action + end : action + ", then " + end;
        return (delay.isZero() ? "" : "after " + Durations.millis(delay) + " ")
                + both
                + (bytesPerSecond > 0 ? " at " + bytesPerSecond + " bytes/s" : "");
    }
}
