package io.github.junitsmtp.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/**
 * The streams to and from a client: its socket, or TLS on that socket.
 *
 * @param raw the client's socket
 * @param socket the same socket, or the TLS socket on it
 * @param input the stream to read from
 * @param output the stream to write to
 */
record Channel(Socket raw, Socket socket, InputStream input, OutputStream output) {

    static Channel plain(Socket socket) throws IOException {
        return new Channel(socket, socket, socket.getInputStream(), socket.getOutputStream());
    }

    Channel secured(SSLSocket secured) throws IOException {
        return new Channel(raw, secured, secured.getInputStream(), secured.getOutputStream());
    }

    boolean isEncrypted() {
        return socket != raw;
    }

    /** Whether input is available without waiting, possibly still encrypted. */
    boolean hasInput() throws IOException {
        return input.available() > 0 || isEncrypted() && raw.getInputStream().available() > 0;
    }
}
