package io.github.junitsmtp.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Holds replies back until the server would have to wait for input, so that the replies to a pipelined batch leave in one write. It is
 * guarded, since an engine that speaks out of turn may do so on a thread of its own while another waits for input.
 */
final class ReplyBuffer {

    private final ByteArrayOutputStream replies = new ByteArrayOutputStream(256);
    private Channel channel;
    private boolean readerWaits;
    private boolean overtaken;

    ReplyBuffer(Channel channel) {
        this.channel = channel;
    }

    /** From now on, replies leave through this. */
    synchronized void use(Channel next) {
        channel = next;
    }

    /** Sends what is held back, and from now on each reply at once, until the {@linkplain #inputCame() input} is there. */
    synchronized void inputIsAwaited() throws IOException {
        readerWaits = true;
        write();
    }

    synchronized void inputCame() {
        readerWaits = false;
    }

    synchronized void add(byte[] reply) {
        replies.writeBytes(reply);
        if (readerWaits) {
            flush();
        }
    }

    synchronized void flush() {
        try {
            write();
        } catch (IOException e) {
            replies.reset(); // nobody is left to read them; the reader finds out how it ended
        }
    }

    private void write() throws IOException {
        if (replies.size() > 0) {
            overtaken |= channel.hasInput();
            try {
                replies.writeTo(channel.output());
            } finally {
                replies.reset();
            }
        }
    }

    /** Tells whether input had come before replies left, since this was asked last. */
    synchronized boolean wasOvertaken() {
        boolean was = overtaken;
        overtaken = false;
        return was;
    }
}
