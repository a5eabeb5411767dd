package io.github.junitsmtp.internal.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The input of a socket with a timeout for the whole wait instead of for each read. */
public final class PatientInput extends FilterInputStream {

    private final Socket socket;
    private final LongSupplier patience;

    /**
     * Creates an input.
     *
     * @param in the input of the socket, or of TLS on it
     * @param socket the socket
     * @param patience how many nanoseconds are left
     */
    public PatientInput(InputStream in, Socket socket, LongSupplier patience) {
        super(in);
        this.socket = socket;
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        for (long left = patience.getAsLong(); left > 0; left = patience.getAsLong()) {
            try {
                socket.setSoTimeout((int) Math.min(TimeUnit.NANOSECONDS.toMillis(left) + 1, Integer.MAX_VALUE));
                return super.read(buffer, offset, length);
            } catch (SocketTimeoutException e) {
                // the time left may have grown meanwhile
            }
        }
        throw new SocketTimeoutException("Read timed out");
    }
}
