package io.github.junitsmtp.server;

import io.github.junitsmtp.transcript.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The client's socket. Reads lines and message data, never past a limit in memory; holds replies back until it would have to wait
 * for input, so that the replies to a pipelined batch leave in one write. Its methods throw nothing: a broken connection is an
 * end of input.
 */
final class Wire {

    /** The end of the data is no part of the message (RFC 1870, section 5). */
    private static final int LONE_DOT = 3;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] input = new byte[8192];
    private int position;
    private int limit;
    private @Nullable Ending ending;
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream(256);
    private boolean waiting;

    Wire(Socket socket, int timeoutMillis) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMillis);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    Line readLine(int max) {
        Collected line = new Collected(max);
        while (fill()) {
            int start = position;
            while (position < limit) {
                if (input[position++] == '\n') {
                    line.add(input, start, position - start);
                    return line.asLine(null);
                }
            }
            line.add(input, start, position - start);
        }
        return line.asLine(ending);
    }

    /** Reads up to and with the lone dot between CRLFs; the CRLF before the first line has been read already. */
    Line readMessage(int max) {
        Collected data = new Collected(Math.addExact(max, LONE_DOT));
        EndOfData end = new EndOfData();
        while (fill()) {
            int start = position;
            while (position < limit) {
                if (end.reachedBy(input[position++])) {
                    data.add(input, start, position - start);
                    return data.asLine(null);
                }
            }
            data.add(input, start, position - start);
        }
        return data.asLine(ending);
    }

    /** Reads so many bytes, and keeps none. */
    void skip(long count) {
        long left = count;
        while (left > 0 && fill()) {
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    /** Makes sure that there is unread input; false at its end. */
    private boolean fill() {
        if (position < limit) {
            return true;
        }
        if (ending != null) {
            return false;
        }
        try {
            waitForInput();
            limit = in.read(input);
            position = 0;
            if (limit >= 0) {
                return true;
            }
            ending = Ending.CLOSED_BY_CLIENT;
        } catch (SocketTimeoutException e) {
            ending = Ending.TIMED_OUT;
        } catch (IOException e) {
            ending = Ending.BROKEN;
        } finally {
            stopWaiting();
        }
        limit = position;
        return false;
    }

    private void waitForInput() throws IOException {
        synchronized (replies) {
            waiting = true;
            write();
        }
    }

    private void stopWaiting() {
        synchronized (replies) {
            waiting = false;
        }
    }

    /** Sends a reply with those before it, at once if the other thread of an engine is waiting for input. */
    void send(byte[] reply) {
        synchronized (replies) {
            replies.writeBytes(reply);
            if (waiting) {
                flush();
            }
        }
    }

    void flush() {
        synchronized (replies) {
            try {
                write();
            } catch (IOException e) {
                replies.reset(); // nobody is left to read them; the reader finds out how it ended
            }
        }
    }

    private void write() throws IOException {
        if (replies.size() > 0) {
            try {
                replies.writeTo(out);
            } finally {
                replies.reset();
            }
        }
    }

    /** Ends what is said to the client, who may go on to speak. */
    void halfClose() {
        flush();
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            close();
        }
    }

    /** Lets the close be an error for the client instead of an end of input. */
    void resetOnClose() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            close();
        }
    }

    /** How the input ended, once it has. */
    Ending ending() {
        return ending == null ? Ending.CLOSED_BY_SERVER : ending;
    }

    /** Closes at once, also while another thread is stuck in reading or writing. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            return; // it is closed as far as it can be
        }
    }
}
