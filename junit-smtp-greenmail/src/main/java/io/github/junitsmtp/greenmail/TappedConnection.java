package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.TappedInput;
import io.github.junitsmtp.transcript.Login;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A GreenMail connection that reads lines and messages as recorded by the tap, not byte by byte. */
final class TappedConnection extends SmtpConnection {

    private final TappedInput tap;
    private final OutputStream replies;
    private final String client;

    TappedConnection(SmtpHandler handler, Socket tapped) throws IOException {
        super(handler, tapped);
        this.tap = (TappedInput) tapped.getInputStream();
        this.replies = tapped.getOutputStream();
        this.client = super.getClientAddress();
    }

    /** Returns the address, which is looked up once per session. */
    @Override
    public String getClientAddress() {
        return client;
    }

    /** Returns the next line without its CRLF, or null at the end of the session. */
    @Override
    public @Nullable String readLine() {
        Octets next = tap.take();
        if (next == null) {
            return null;
        }
        byte[] line = next.bytes();
        return new String(line, 0, line.length - 2, StandardCharsets.UTF_8);
    }

    @Override
    public void send(String line) {
        try {
            byte[] text = line.getBytes(StandardCharsets.UTF_8);
            byte[] reply = Arrays.copyOf(text, text.length + 2);
            reply[text.length] = '\r';
            reply[text.length + 1] = '\n';
            replies.write(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Login> login() {
        return tap.login();
    }

    Octets takeMessage() throws EOFException {
        Octets message = tap.take();
        if (message == null) {
            throw new EOFException("The session is over");
        }
        return message;
    }
}
