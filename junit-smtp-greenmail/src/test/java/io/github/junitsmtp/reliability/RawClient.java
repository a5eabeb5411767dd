package io.github.junitsmtp.reliability;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that keeps no rules: it sends what it is given, and reads replies when it is told to. */
final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
    }

    static RawClient connect(RecordingSmtpServer smtp) throws IOException {
        return new RawClient(new Socket(smtp.host(), smtp.port()));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends something and returns the reply. */
    String ask(String text) throws IOException {
        send(text);
        return readReply();
    }

    /** Returns a whole reply with its line ends. */
    String readReply() throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        int column = 0;
        boolean last = true;
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("The server closed the connection after \"" + reply + "\"");
            }
            reply.write(b);
            if (column++ == 3) {
                last = b != '-';
            }
            if (b == '\n') {
                if (last) {
                    return reply.toString(StandardCharsets.ISO_8859_1);
                }
                column = 0;
            }
        }
    }

    /** Reads until the server hangs up. */
    String readAll() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Says no more, and listens. */
    void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Dies, so that the server gets an error in place of an end of input. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
