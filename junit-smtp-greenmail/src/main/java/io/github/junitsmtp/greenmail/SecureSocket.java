package io.github.junitsmtp.greenmail;

import io.github.junitsmtp.internal.wire.SocketDecorator;
import io.github.junitsmtp.server.EngineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A client's socket with TLS. The handshake starts on first use, on the thread of the session. Closing the socket does
 * not send TLS's close_notify, which would wait for a thread that is blocked in a write.
 */
final class SecureSocket extends SocketDecorator {

    private final Socket client;
    private final EngineSettings settings;
    private @Nullable Socket secured;

    SecureSocket(Socket client, EngineSettings settings) {
        super(client);
        this.client = client;
        this.settings = settings;
    }

    private synchronized Socket secured() throws IOException {
        Socket known = secured;
        if (known == null) {
            known = settings.secure(client);
            secured = known;
        }
        return known;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return secured().getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return secured().getOutputStream();
    }
}
