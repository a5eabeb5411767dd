package io.github.junitsmtp.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/**
 * What bytes go through at the moment: the client's socket, or TLS on it.
 *
 * @param raw the client's socket
 * @param socket the same, or the TLS socket on it
 * @param input what is read from
 * @param output what is written to
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

    /** Whether something can be read without waiting, be it that it is not decrypted yet. */
    boolean hasInput() throws IOException {
        return input.available() > 0 || isEncrypted() && raw.getInputStream().available() > 0;
    }
}
