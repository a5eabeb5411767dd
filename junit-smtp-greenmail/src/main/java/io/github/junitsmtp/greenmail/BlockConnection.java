package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** GreenMail's connection, which takes the data of a message in one block, as the tap has them, instead of byte by byte. */
final class BlockConnection extends SmtpConnection {

    private static final int LONE_DOT = 3;
    private static final int CRLF = 2;

    private final InputStream tap;

    BlockConnection(SmtpHandler handler, Socket socket) throws IOException {
        super(handler, socket);
        this.tap = socket.getInputStream();
    }

    /** Returns the prefix and the message without its doubled dots and, as GreenMail has it, without its last CRLF. */
    @Override
    public InputStream dotLimitedInputStream(byte[] prefix) {
        byte[] data = read();
        byte[] message = new byte[prefix.length + data.length];
        System.arraycopy(prefix, 0, message, 0, prefix.length);
        int length = prefix.length;
        boolean atStartOfLine = true;
        for (int i = 0; i < data.length - LONE_DOT; i++) {
            if (!atStartOfLine || data[i] != '.') {
                message[length++] = data[i];
            }
            atStartOfLine = data[i] == '\n' && i > 0 && data[i - 1] == '\r';
        }
        return new ByteArrayInputStream(message, 0, Math.max(prefix.length, length - CRLF));
    }

    private byte[] read() {
        try {
            int first = tap.read();
            byte[] rest = tap.readNBytes(tap.available());
            byte[] data = new byte[rest.length + 1];
            data[0] = (byte) first;
            System.arraycopy(rest, 0, data, 1, rest.length);
            return data;
        } catch (IOException e) {
            throw new IllegalStateException("Can not read the message: " + e.getMessage(), e);
        }
    }
}
