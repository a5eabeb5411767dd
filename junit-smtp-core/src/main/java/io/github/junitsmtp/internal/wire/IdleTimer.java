package io.github.junitsmtp.internal.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Knows how long a client has been silent while something was expected of it, and ends its input when that is too long. */
public final class IdleTimer {

    private static final long STOPPED = 0;
    /** There, a thread that reads does not notice that the input was shut down. */
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Socket socket;
    private final int allowedMillis;
    private final AtomicLong since = new AtomicLong(STOPPED);
    private volatile boolean expired;
    private volatile boolean waiting;
    private boolean leftToSocket;

    public IdleTimer(Socket socket, int allowedMillis) throws SocketException {
        this.socket = socket;
        this.allowedMillis = allowedMillis;
        if (WINDOWS) {
            leaveToSocket();
        }
    }

    /** The server is about to wait for the client, once it has sent its replies. */
    public void inputIsAwaited() {
        waiting = true;
    }

    /** Whether the server waits for the client. */
    public boolean isInputAwaited() {
        return waiting;
    }

    /** How long a client may be silent. */
    public Duration allowed() {
        return Duration.ofMillis(allowedMillis);
    }

    /** The client is expected to say something. */
    public void start() {
        since.set(leftToSocket ? STOPPED : System.nanoTime() | 1);
    }

    /** The client has said something, or hung up. */
    public void stop() {
        waiting = false;
        since.set(STOPPED);
    }

    /** From now on the socket measures silence itself, and throws an exception, as TLS needs it. */
    public void leaveToSocket() throws SocketException {
        leftToSocket = true;
        socket.setSoTimeout(allowedMillis);
    }

    /** Whether the input was ended because the client was silent for too long. */
    public boolean hasExpired() {
        return expired;
    }

    /** Ends the input if the client has been silent for too long, from another thread; returns the nanoseconds until it may be. */
    public long check() {
        long allowed = TimeUnit.MILLISECONDS.toNanos(allowedMillis);
        long start = since.get();
        long left = start == STOPPED ? allowed : start + allowed - System.nanoTime();
        if (left > 0) {
            return left;
        }
        try {
            boolean spoken = socket.getInputStream().available() > 0; // and the reader has had no time yet
            if (!spoken && since.compareAndSet(start, STOPPED)) {
                expired = true;
                socket.shutdownInput();
            }
        } catch (IOException e) {
            return allowed; // it is gone, as the reader finds out
        }
        return allowed;
    }
}
