package io.github.junitsmtp.internal.wire;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends what TLS writes in one go, once TLS wants to read. The JDK writes each record of a handshake by itself: a client that refuses the
 * first of them hangs up before the last, and the server would learn of a broken pipe, and never why.
 */
final class HandshakeBufferSocket extends SocketDecorator {

    private static final int LARGEST_FLIGHT = 16 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final TlsAlertReader alerts = new TlsAlertReader();
    private final int timeoutMillis;
    private final long start = System.nanoTime();
    private boolean shakingHands = true;

    HandshakeBufferSocket(Socket socket) throws IOException {
        super(socket);
        this.timeoutMillis = socket.getSoTimeout();
        this.out = new BufferedOutputStream(socket.getOutputStream(), LARGEST_FLIGHT) {
            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the stream is locked by what it calls
            @Override
            public void flush() throws IOException {
                if (!shakingHands) {
                    super.flush();
                }
            }
        };
        this.in = new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                send();
                if (shakingHands) {
                    setSoTimeout(millisLeft());
                }
                int count = super.read(buffer, offset, length);
                if (shakingHands && count > 0) {
                    alerts.saw(buffer, offset, count);
                }
                return count;
            }
        };
    }

    /** Returns the alert by which the client ended the handshake, if it did so in the clear. */
    Optional<String> alert() {
        return alerts.alert();
    }

    /** A client may take its time for a handshake as a whole, not for each byte of it. */
    private int millisLeft() throws SocketTimeoutException {
        long left = timeoutMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        if (left <= 0) {
            throw new SocketTimeoutException("Handshake timed out");
        }
        return (int) left;
    }

    /** From now on, everything leaves when it is flushed. */
    void handshakeIsOver() throws IOException {
        shakingHands = false;
        setSoTimeout(timeoutMillis);
        out.flush();
    }

    private void send() throws IOException {
        boolean was = shakingHands;
        shakingHands = false;
        out.flush();
        shakingHands = was;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void close() throws IOException {
        try {
            shakingHands = false;
            out.flush();
        } finally {
            super.close();
        }
    }
}
