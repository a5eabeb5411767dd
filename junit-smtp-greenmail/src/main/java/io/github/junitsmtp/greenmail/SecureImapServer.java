package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.junitsmtp.server.EngineSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** IMAPS with the certificates of the server. GreenMail's own class is final, and its certificate is the same for the whole JVM. */
final class SecureImapServer extends AbstractServer {

    private final EngineSettings settings;

    SecureImapServer(ServerSetup setup, Managers managers, EngineSettings settings) {
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
        SecureSocket secure = new SecureSocket(client, settings);
        return new SecureHandler(new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), secure));
    }
}
