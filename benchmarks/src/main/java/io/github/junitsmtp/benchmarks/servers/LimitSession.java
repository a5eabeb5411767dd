package io.github.junitsmtp.benchmarks.servers;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads blocks and sends fixed replies, those to a pipelined batch in one write. */
final class LimitSession implements Runnable {

    private static final byte[] END_OF_LINE = bytes("\r\n");
    private static final byte[] END_OF_DATA = bytes("\r\n.\r\n");
    private static final byte[] GREETING = bytes("220 localhost\r\n");
    private static final byte[] EXTENSIONS = bytes("250-localhost\r\n250 PIPELINING\r\n");
    private static final byte[] OK = bytes("250 OK\r\n");
    private static final byte[] GO_AHEAD = bytes("354 Go ahead\r\n");
    private static final byte[] FAREWELL = bytes("221 Bye\r\n");

    private final Socket client;
    private final List<byte[]> messages;
    private final byte[] block = new byte[8192];
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
    private int position;
    private int limit;

    LimitSession(Socket client, List<byte[]> messages) {
        this.client = client;
        this.messages = messages;
    }

    @Override
    public void run() {
        try (client) {
            client.setTcpNoDelay(true);
            converse(client.getInputStream(), client.getOutputStream());
        } catch (IOException e) {
            return; // the client has closed the connection
        }
    }

    private void converse(InputStream in, OutputStream out) throws IOException {
        replies.writeBytes(GREETING);
        while (true) {
            byte[] line = readTo(END_OF_LINE, 0, in, out);
            switch (line[0]) {
                case 'E' -> replies.writeBytes(EXTENSIONS);
                case 'D' -> {
                    replies.writeBytes(GO_AHEAD);
                    messages.add(readTo(END_OF_DATA, END_OF_LINE.length, in, out));
                    replies.writeBytes(OK);
                }
                case 'Q' -> {
                    replies.writeBytes(FAREWELL);
                    replies.writeTo(out);
                    return;
                }
                default -> replies.writeBytes(OK);
            }
        }
    }

    /** Reads up to and including an end marker, whose first bytes may have been read before. */
    private byte[] readTo(byte[] end, int alreadyMatched, InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(64);
        int matched = alreadyMatched;
        while (matched < end.length) {
            if (position == limit) {
                fill(in, out);
            }
            int start = position;
            while (position < limit && matched < end.length) {
                byte b = block[position++];
                matched = b == end[matched] ? matched + 1 : b == '\r' ? 1 : 0;
            }
            whole.write(block, start, position - start);
        }
        return whole.toByteArray();
    }

    private void fill(InputStream in, OutputStream out) throws IOException {
        if (replies.size() > 0) {
            replies.writeTo(out);
            replies.reset();
        }
        limit = in.read(block);
        position = 0;
        if (limit < 0) {
            throw new EOFException();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
