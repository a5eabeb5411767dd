package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.pop3.Pop3Server;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.junitsmtp.server.EngineSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** POP3S with the certificates of the server: GreenMail's own certificate is the same for the whole JVM. */
final class SecurePop3Server extends Pop3Server {

    private final EngineSettings settings;

    SecurePop3Server(ServerSetup setup, Managers managers, EngineSettings settings) {
        super(setup, managers);
        this.settings = settings;
    }

    @Override
    protected ServerSocket openServerSocket() throws IOException {
        ServerSocket socket = SecureHandler.openServerSocket(bindTo, setup.getPort());
        setup = setup.port(socket.getLocalPort()); // that of GreenMail's next start, too
        return socket;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new SecureHandler(super.createProtocolHandler(new SecureSocket(client, settings)));
    }
}
