package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.transcript.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client sent: a line or message data.
 *
 * @param bytes the bytes, or the first of them if there were more than the limit
 * @param total how many bytes there were
 * @param ending how the connection ended in the middle of it, or null if it is complete
 * @param pipelined whether it began to arrive before the reply to the previous input was sent
 */
public record ClientInput(
        byte[] bytes, long total, @Nullable Ending ending, boolean pipelined) implements ClientStep {

    public static ClientInput of(BoundedBuffer bytes, @Nullable Ending ending, boolean pipelined) {
        return new ClientInput(bytes.bytes(), bytes.total(), ending, pipelined);
    }

    public boolean isTooLong() {
        return total > bytes.length;
    }

    public boolean endsWithCrLf() {
        return bytes.length > 1 && bytes[bytes.length - 2] == '\r' && bytes[bytes.length - 1] == '\n';
    }

    /** Whether it ends with CRLF and has no other CR, LF or NUL. */
    public boolean isWellFormed() {
        int end = bytes.length - 2;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == 0) {
                return false;
            }
        }
        return end >= 0 && bytes[end] == '\r';
    }
}
