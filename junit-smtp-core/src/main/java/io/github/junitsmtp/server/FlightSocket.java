package io.github.junitsmtp.server;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/**
 * Sends what TLS writes in one go, once TLS wants to read. The JDK writes each record of a handshake by itself: a client that refuses the
 * first of them hangs up before the last, and the server would learn of a broken pipe, and never why.
 */
final class FlightSocket extends SocketDecorator {

    private static final int LARGEST_FLIGHT = 16 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final AlertWatch alerts = new AlertWatch();
    private boolean shakingHands = true;

    FlightSocket(Socket socket) throws IOException {
        super(socket);
        this.out = new BufferedOutputStream(socket.getOutputStream(), LARGEST_FLIGHT) {
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

    /** From now on, everything leaves when it is flushed. */
    void handshakeIsOver() throws IOException {
        shakingHands = false;
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
            handshakeIsOver();
        } finally {
            super.close();
        }
    }
}
