package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.UnaryOperator;

/** GreenMail's SMTP server on a socket that was bound before, with the tap between its handler and the client. */
final class TappedSmtpServer extends SmtpServer {

    private final ServerSocket bound;
    private final UnaryOperator<Socket> tap;

    TappedSmtpServer(ServerSetup setup, Managers managers, ServerSocket bound, UnaryOperator<Socket> tap) {
        super(setup, managers);
        this.bound = bound;
        this.tap = tap;
    }

    /** After {@code GreenMail.reset()} the first socket is closed; the new one has the same port. */
    @Override
    protected ServerSocket openServerSocket() throws IOException {
        return bound.isClosed() ? super.openServerSocket() : bound;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new SmtpHandler(new CorrectedCommands(), managers.getSmtpManager(), tap.apply(client));
    }
}
