package io.github.junitsmtp.internal.relay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a server's output reply by reply: each one ends with the first line that does not announce another one. The bytes may be malformed.
 */
final class Replies {

    /** More than any real reply; an endless reply must not fill the memory. */
    static final int LONGEST = 1024 * 1024;

    private static final int SEPARATOR = 3;

    private final InputStream in;
    private final ByteArrayOutputStream reply = new ByteArrayOutputStream(128);
    private int column;
    private boolean continues;

    Replies(InputStream in) {
        this.in = in;
    }

    /** Returns the next reply, or empty if the server closed the connection or sent too much; a fragment may remain. */
    Optional<byte[]> next() throws IOException {
        while (reply.size() < LONGEST) {
            int b = in.read();
            if (b < 0) {
                return Optional.empty();
            }
            reply.write(b);
            if (column++ == SEPARATOR) {
                continues = b == '-';
            }
            if (b == '\n' && endsReply()) {
                return Optional.of(takeFragment());
            }
        }
        return Optional.empty();
    }

    private boolean endsReply() {
        boolean last = !continues;
        column = 0;
        continues = false;
        return last;
    }

    boolean isTooLong() {
        return reply.size() >= LONGEST;
    }

    /** Whether the server has already sent more. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /** Takes the fragment of an incomplete reply. */
    byte[] takeFragment() {
        byte[] bytes = reply.toByteArray();
        reply.reset();
        return bytes;
    }
}
