package io.github.junitsmtp.reliability;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A socket that lets so many bytes out, and then does something else, such as hanging up. */
final class CutSocket extends Socket {

    private final int limit;
    private final Runnable atLimit;
    private int sent;

    CutSocket(RecordingSmtpServer smtp, int limit, Runnable atLimit) throws IOException {
        this.limit = limit;
        this.atLimit = atLimit;
        connect(new InetSocketAddress(smtp.host(), smtp.port()));
        setTcpNoDelay(true);
    }

    /** How many bytes were sent, or would have been but for the limit. */
    int sent() {
        return sent;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = super.getOutputStream();
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                int allowed = Math.min(length, Math.max(0, limit - sent));
                out.write(bytes, offset, allowed);
                sent += length;
                if (allowed < length) {
                    atLimit.run();
                    throw new IOException("cut off after " + limit + " bytes");
                }
            }
        };
    }
}
