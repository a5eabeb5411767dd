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
 * Buffers what TLS writes, and sends it at once when TLS wants to read. The JDK writes each record of a handshake separately. A client that
 * refuses the first one closes the connection before the last one is sent, and the server would see a broken pipe instead of the reason.
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

    /** Returns the alert with which the client ended the handshake, if it was sent unencrypted. */
    Optional<String> alert() {
        return alerts.alert();
    }

    /** The timeout is for the whole handshake, not for each byte of it. */
    private int millisLeft() throws SocketTimeoutException {
        long left = timeoutMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        if (left <= 0) {
            throw new SocketTimeoutException("Handshake timed out");
        }
        return (int) left;
    }

    /** Sends everything on flush from now on. */
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
