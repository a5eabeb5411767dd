package io.github.junitsmtp.server;

import io.github.junitsmtp.transcript.Ending;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent in one go: a line or message data.
 *
 * @param bytes the bytes, the first of them if there were more than the limit
 * @param total how many there were
 * @param ending how the connection ended in the middle of it, or null if it came whole
 * @param pipelined whether it began to come before the reply to what came before it had left
 */
record Line(byte[] bytes, long total, @Nullable Ending ending, boolean pipelined) {

    Line pipelined(boolean ahead) {
        return new Line(bytes, total, ending, ahead);
    }

    boolean isTooLong() {
        return total > bytes.length;
    }

    /** Whether CRLF is at the end and CR, LF and NUL are nowhere else. */
    boolean isWellFormed() {
        int end = bytes.length - 2;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == 0) {
                return false;
            }
        }
        return end >= 0 && bytes[end] == '\r';
    }
}
