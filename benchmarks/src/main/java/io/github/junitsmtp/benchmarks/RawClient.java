package io.github.junitsmtp.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that costs next to nothing. It waits for each reply, or sends MAIL, RCPT and DATA in one write (RFC 2920). */
final class RawClient implements AutoCloseable {

    private static final byte[] BATCH =
            bytes("MAIL FROM:<" + SampleMail.SENDER + ">\r\nRCPT TO:<" + SampleMail.RECIPIENT + ">\r\nDATA\r\n");
    static final byte[] MESSAGE = bytes("From: " + SampleMail.SENDER + "\r\nTo: " + SampleMail.RECIPIENT
            + "\r\nSubject: " + SampleMail.SUBJECT + "\r\n\r\n" + SampleMail.BODY + ".\r\n");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] block = new byte[8192];
    private int position;
    private int limit;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    void awaitGreeting() throws IOException {
        expect('2');
    }

    void hello() throws IOException {
        awaitGreeting();
        out.write(bytes("EHLO localhost\r\n"));
        expect('2');
    }

    /** Returns after the last reply. */
    void deliverPipelined() throws IOException {
        out.write(BATCH);
        expect('2');
        expect('2');
        expect('3');
        out.write(MESSAGE);
        expect('2');
    }

    /** Waits for each reply. */
    void deliver() throws IOException {
        deliver(MESSAGE, SampleMail.RECIPIENT);
    }

    /** Waits for each reply. */
    void deliver(byte[] message, String... recipients) throws IOException {
        say("MAIL FROM:<" + SampleMail.SENDER + ">", '2');
        for (String recipient : recipients) {
            say("RCPT TO:<" + recipient + ">", '2');
        }
        say("DATA", '3');
        out.write(message);
        expect('2');
    }

    /** Sends the first half of a mail. */
    void beginMail() throws IOException {
        say("MAIL FROM:<" + SampleMail.SENDER + ">", '2');
        say("RCPT TO:<" + SampleMail.RECIPIENT + ">", '2');
        say("DATA", '3');
        out.write(MESSAGE, 0, MESSAGE.length / 2);
    }

    void endMail() throws IOException {
        out.write(MESSAGE, MESSAGE.length / 2, MESSAGE.length - MESSAGE.length / 2);
        expect('2');
    }

    private void say(String command, char firstDigit) throws IOException {
        out.write(bytes(command + "\r\n"));
        expect(firstDigit);
    }

    void quit() throws IOException {
        out.write(bytes("QUIT\r\n"));
        expect('2');
    }

    private void expect(char firstDigit) throws IOException {
        while (true) {
            char first = (char) next();
            next();
            next();
            boolean last = next() != '-';
            while (next() != '\n') {
                // the text is ignored
            }
            if (first != firstDigit) {
                throw new IOException("Expected a reply " + firstDigit + "yz but it began with " + first);
            }
            if (last) {
                return;
            }
        }
    }

    private byte next() throws IOException {
        if (position == limit) {
            limit = in.read(block);
            position = 0;
            if (limit < 0) {
                throw new EOFException("The server closed the connection");
            }
        }
        return block[position++];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
