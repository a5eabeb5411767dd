package io.github.junitsmtp.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Holds replies back until the server would have to wait for input, so that the replies to a pipelined batch leave in one write. It is
 * synchronized, because an engine may send unsolicited replies on its own thread while another thread waits for input.
 */
final class ReplyBuffer {

    private final ByteArrayOutputStream replies = new ByteArrayOutputStream(256);
    private Channel channel;
    private boolean readerWaits;
    private boolean overtaken;

    ReplyBuffer(Channel channel) {
        this.channel = channel;
    }

    /** From now on, replies are sent through this channel. */
    synchronized void use(Channel next) {
        channel = next;
    }

    /** Sends the buffered replies, and from now on each reply at once, until there is {@linkplain #inputCame() input}. */
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
            replies.reset(); // nobody can read them; the reader will find out how the connection ended
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

    /** Returns whether input had arrived before replies were sent, since the last call. */
    synchronized boolean wasOvertaken() {
        boolean was = overtaken;
        overtaken = false;
        return was;
    }
}
