package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import io.github.junitsmtp.mail.Octets;
import io.github.junitsmtp.server.TappedInput;
import java.io.IOException;
import java.net.Socket;

/** GreenMail's connection, which takes a message as the tap has recorded it, instead of byte by byte. */
final class TappedConnection extends SmtpConnection {

    private final TappedInput tap;
    private final String client;

    TappedConnection(SmtpHandler handler, Socket tapped) throws IOException {
        super(handler, tapped);
        this.tap = (TappedInput) tapped.getInputStream();
        this.client = super.getClientAddress();
    }

    /** Kept once for all messages of the session. */
    @Override
    public String getClientAddress() {
        return client;
    }

    Octets takeMessage() throws IOException {
        return tap.take();
    }
}
