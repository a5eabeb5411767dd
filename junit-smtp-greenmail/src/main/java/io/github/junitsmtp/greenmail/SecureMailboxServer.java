package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.pop3.Pop3Handler;
import com.icegreen.greenmail.pop3.commands.Pop3CommandRegistry;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.junitsmtp.server.EngineSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * IMAPS or POP3S with the certificates of the server. GreenMail itself uses one certificate for the whole JVM, and its IMAP server is
 * final.
 */
final class SecureMailboxServer extends AbstractServer {

    private final EngineSettings settings;

    SecureMailboxServer(ServerSetup setup, Managers managers, EngineSettings settings) {
        super(setup, managers);
        this.settings = settings;
    }

    @Override
    protected ServerSocket openServerSocket() throws IOException {
        return SecureHandler.openServerSocket(bindTo, setup.getPort());
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        SecureSocket secure = new SecureSocket(client, settings);
        return new SecureHandler(
                getProtocol().equals(ServerSetup.PROTOCOL_IMAPS)
                        ? new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), secure)
                        : new Pop3Handler(new Pop3CommandRegistry(), managers.getUserManager(), secure));
    }
}
