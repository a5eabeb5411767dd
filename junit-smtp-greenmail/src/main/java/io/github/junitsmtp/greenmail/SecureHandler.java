package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.server.ProtocolHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session of a mailbox protocol over TLS. If a client rejects the certificate, it ends the session; this is not a server error that
 * should be printed with its stack trace.
 *
 * @param session GreenMail's session
 */
record SecureHandler(ProtocolHandler session) implements ProtocolHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SecureHandler.class);

    static ServerSocket openServerSocket(InetAddress address, int port) throws IOException {
        ServerSocket socket = new ServerSocket(); // TLS starts on the thread of each session
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void run() {
        try {
            session.run();
        } catch (RuntimeException e) {
            LOG.debug("A session ended", e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
