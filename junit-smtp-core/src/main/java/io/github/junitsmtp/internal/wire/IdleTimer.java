package io.github.junitsmtp.internal.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how long a client has been idle while the server waits for it, and ends its input after the timeout. */
public final class IdleTimer {

    private static final long STOPPED = 0;
    /** On Windows, a thread that is reading does not notice that the input was shut down. */
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

    /** Notes that the server is about to wait for the client, once it has sent its replies. */
    public void inputIsAwaited() {
        waiting = true;
    }

    /** Whether the server waits for the client, and the client does not wait for a reply. */
    public boolean isIdle() {
        try {
            return waiting && !hasUnreadInput();
        } catch (IOException e) {
            return false; // the connection is closed
        }
    }

    /** Whether the client has sent something that the reader has not read yet. */
    private boolean hasUnreadInput() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Returns the idle timeout. */
    public Duration allowed() {
        return Duration.ofMillis(allowedMillis);
    }

    /** Starts to measure: the server expects input. */
    public void start() {
        since.set(leftToSocket ? STOPPED : System.nanoTime() | 1);
    }

    /** Stops measuring: the client has sent something, or closed the connection. */
    public void stop() {
        waiting = false;
        since.set(STOPPED);
    }

    /** From now on, the socket itself measures idle time and throws an exception, which TLS requires. */
    public void leaveToSocket() throws SocketException {
        leftToSocket = true;
        socket.setSoTimeout(allowedMillis);
    }

    /** Whether the input was ended because the client was idle for too long. */
    public boolean hasExpired() {
        return expired;
    }

    /**
     * Ends the input if the client has been idle for too long. Called by another thread. Returns the nanoseconds until the next check is
     * due.
     */
    public long check() {
        long allowed = TimeUnit.MILLISECONDS.toNanos(allowedMillis);
        long start = since.get();
        long left = start == STOPPED ? allowed : start + allowed - System.nanoTime();
        if (left > 0) {
            return left;
        }
        try {
            if (!hasUnreadInput() && since.compareAndSet(start, STOPPED)) {
                expired = true;
                socket.shutdownInput();
            }
        } catch (IOException e) {
            return allowed; // the connection is closed, which the reader will notice
        }
        return allowed;
    }
}
