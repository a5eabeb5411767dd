package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The client's socket. Reads lines and message data, never past a limit in memory; holds replies back until it would have to wait
 * for input, so that the replies to a pipelined batch leave in one write. Its methods throw nothing: a broken connection is an
 * end of input.
 */
public final class ClientConnection {

    /** The end of the data is no part of the message (RFC 1870, section 5). */
    private static final int LONE_DOT = 3;

    private static final int LARGEST_BLOCK = 64 * 1024;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final String SILENT_CLIENT = "the client hung up without a word, perhaps it waited for plain text";

    private final Socket socket;
    private final IdleTimer idle;
    private volatile Socket connection;
    private InputStream in;
    private OutputStream out;
    private byte[] input = new byte[8192];
    private int position;
    private int limit;
    private @Nullable Ending ending;
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream(256);
    private boolean waiting;
    private boolean plain;
    /** Whether the client has spoken before the last reply had left. */
    private boolean spoken;
    /** Whether what is read now was sent before the reply to what came before it had left. */
    private boolean pipelined;

    public ClientConnection(Socket socket, IdleTimer idle) throws IOException {
        this.socket = socket;
        this.idle = idle;
        this.connection = socket;
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Waits for what the client sends next; tells whether it begins TLS on a connection that speaks plain text. */
    public boolean seesTls() {
        beginStep();
        return fill() && input[position] == HandshakeOutcomes.RECORD && !isEncrypted();
    }

    private boolean isEncrypted() {
        return connection != socket;
    }

    /** Reads a line, after {@link #seesTls}. */
    public ClientInput readLine(int max) {
        BoundedBuffer line = new BoundedBuffer(max);
        while (fill()) {
            int start = position;
            while (position < limit) {
                if (input[position++] == '\n') {
                    line.add(input, start, position - start);
                    return ClientInput.of(line, null, pipelined);
                }
            }
            line.add(input, start, position - start);
        }
        return ClientInput.of(line, ending, pipelined);
    }

    /** Reads so many bytes, and keeps no more than a limit of them. */
    public ClientInput readBytes(long count, int max) {
        BoundedBuffer chunk = new BoundedBuffer(max);
        long left = count;
        while (left > 0 && fill()) {
            int step = (int) Math.min(left, limit - position);
            chunk.add(input, position, step);
            position += step;
            left -= step;
        }
        return ClientInput.of(chunk, left > 0 ? ending : null, false);
    }

    /** Reads up to and with the lone dot between CRLFs; the CRLF before the first line has been read already. */
    public ClientInput readMessage(int max) {
        beginStep();
        BoundedBuffer data = new BoundedBuffer(Math.min(max, LARGEST_ARRAY - LONE_DOT) + LONE_DOT);
        EndOfData end = new EndOfData();
        while (fill()) {
            int found = end.find(input, position, limit);
            int next = found < 0 ? limit : found;
            data.add(input, position, next - position);
            position = next;
            if (found >= 0) {
                return ClientInput.of(data, null, pipelined);
            }
        }
        return ClientInput.of(data, ending, pipelined);
    }

    /** Reads to the end of input, and keeps nothing. */
    public void skipAll() {
        while (fill()) {
            position = limit;
        }
    }

    /** Flushes the replies, if it has to wait, and finds out whether the client has waited for them. */
    private void beginStep() {
        boolean ahead = position < limit;
        fill();
        pipelined = ahead || spoken;
        spoken = false;
    }

    /** Takes what has been read ahead, so that it counts no more. */
    public byte[] takeReadAhead() {
        byte[] ahead = Arrays.copyOfRange(input, position, limit);
        position = limit;
        return ahead;
    }

    /** Shakes hands with a client that is about to begin TLS, and goes on in it. If that fails, nothing more can be said. */
    public TlsHandshake secure(TlsSettings tls) {
        flush();
        HandshakeBufferSocket flights = null;
        try {
            idle.leaveToSocket(); // which is the one to tell a handshake
            byte[] first = new byte[input.length];
            int count = in.read(first);
            if (count <= 0) {
                return TlsHandshake.failed(SILENT_CLIENT);
            }
            first = Arrays.copyOf(first, count);
            if (first[0] != HandshakeOutcomes.RECORD) {
                plain = true;
                return HandshakeOutcomes.notTls(first);
            }
            flights = new HandshakeBufferSocket(socket);
            SSLSocket secured = tls.secure(flights, first);
            connection = secured;
            secured.startHandshake();
            flights.handshakeIsOver();
            in = secured.getInputStream();
            out = secured.getOutputStream();
            return HandshakeOutcomes.complete(secured.getSession());
        } catch (IOException e) {
            ending = HandshakeOutcomes.isTimeout(e) ? Ending.TIMED_OUT : Ending.BROKEN;
            return flights == null && HandshakeOutcomes.isTimeout(e)
                    ? TlsHandshake.failed("the client was silent for too long, perhaps it waited for plain text")
                    : HandshakeOutcomes.failed(e, flights == null ? Optional.empty() : flights.alert());
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
            if (limit == input.length && limit < LARGEST_BLOCK) {
                input = new byte[LARGEST_BLOCK]; // there is much to come
            }
            idle.start();
            limit = in.read(input);
            position = 0;
            if (limit >= 0) {
                return true;
            }
            ending = idle.hasExpired() ? Ending.TIMED_OUT : Ending.CLOSED_BY_CLIENT;
        } catch (SocketTimeoutException e) {
            ending = Ending.TIMED_OUT;
        } catch (IOException e) {
            ending = idle.hasExpired() ? Ending.TIMED_OUT : Ending.BROKEN;
        } finally {
            idle.stop();
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
    public void send(byte[] reply) {
        synchronized (replies) {
            replies.writeBytes(reply);
            if (waiting) {
                flush();
            }
        }
    }

    public void flush() {
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
            spoken |= in.available() > 0
                    || isEncrypted() && socket.getInputStream().available() > 0; // not decrypted yet
            try {
                replies.writeTo(out);
            } finally {
                replies.reset();
            }
        }
    }

    /** Ends what is said to the client, who may go on to speak. */
    public void halfClose() {
        flush();
        try {
            connection.shutdownOutput();
        } catch (IOException e) {
            close();
        }
    }

    /** Lets the close be an error for the client instead of an end of input. */
    public void resetOnClose() {
        try {
            connection = socket; // over TLS, to close it would be to say goodbye
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            close();
        }
    }

    /** How the input ended, once it has. */
    public Ending ending() {
        return ending == null ? Ending.CLOSED_BY_SERVER : ending;
    }

    /** Whether the client speaks plain text where it should begin TLS, so that it can be told. */
    public boolean speaksPlain() {
        return plain;
    }

    /** Closes as the protocol wants it: over TLS the client is told. */
    public void close() {
        close(connection);
    }

    /** Closes at once, also while another thread is stuck in reading or writing. */
    public void cutOff() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // it is closed as far as it can be
        }
    }
}
