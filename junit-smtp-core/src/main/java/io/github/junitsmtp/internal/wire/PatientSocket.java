package io.github.junitsmtp.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.LongSupplier;

/** A socket whose timeout is for the whole wait instead of for each read, which also ends a TLS handshake on it. */
public final class PatientSocket extends SocketDecorator {

    private final InputStream in;
    private final OutputStream out;

    /**
     * Creates a socket.
     *
     * @param socket the connected socket
     * @param patience how many nanoseconds are left
     */
    public PatientSocket(Socket socket, LongSupplier patience) throws IOException {
        super(socket);
        this.in = new PatientInput(socket.getInputStream(), socket, patience);
        this.out = socket.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }
}
