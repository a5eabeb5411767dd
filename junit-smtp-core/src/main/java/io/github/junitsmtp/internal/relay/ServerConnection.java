package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.internal.wire.PatientInput;
import io.github.junitsmtp.internal.wire.PatientSocket;
import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.SmtpReply;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocket;

/** A connection to the backend of the relay. */
final class ServerConnection {

    private static final int READY = 220;

    private final RelayTarget target;
    private final Socket plain;
    private Socket socket;
    private Replies replies;
    private volatile LongSupplier patience;

    /**
     * Takes a connected socket.
     *
     * @param patience how many nanoseconds are left for the greeting
     */
    ServerConnection(RelayTarget target, Socket plain, LongSupplier patience) throws IOException {
        this.target = target;
        this.plain = plain;
        this.socket = plain;
        this.patience = patience;
        this.replies = replies();
    }

    /** Sets how many nanoseconds are left for a reply, from the next read on. */
    void be(LongSupplier nextPatience) {
        patience = nextPatience;
    }

    private Replies replies() throws IOException {
        return new Replies(
                new BufferedInputStream(new PatientInput(socket.getInputStream(), plain, () -> patience.getAsLong())));
    }

    /** Returns the next reply, which may be malformed. */
    Optional<byte[]> next() throws IOException {
        return replies.next();
    }

    boolean saidTooMuch() {
        return replies.isTooLong();
    }

    byte[] takeFragment() {
        return replies.takeFragment();
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Ends the output, so that the server sees that nothing more comes, if it is still there. */
    void stopWriting() {
        try {
            plain.shutdownOutput();
        } catch (IOException e) {
            close();
        }
    }

    /** Sends a command of the relay itself, and returns the reply. */
    byte[] ask(byte[] line) throws IOException {
        write(line);
        try {
            return next().orElseThrow(() -> BehindException.passedOn("closed the connection", takeFragment()));
        } catch (SocketTimeoutException e) {
            throw Problems.noReply(target.connectTimeout());
        }
    }

    /** Starts TLS like any client, on the relay's own initiative. */
    void startTls() throws IOException {
        byte[] offer = ask(line("EHLO [" + Addresses.of(plain.getLocalAddress()) + "]"));
        if (!offersStartTls(offer)) {
            throw BehindException.told("4.7.0", "does not offer STARTTLS");
        }
        byte[] ready = ask(line("STARTTLS"));
        if (SmtpReply.codeAt(ready, 0) != READY) {
            throw BehindException.told("4.7.0", "refused STARTTLS");
        }
        secureAfterStartTls();
    }

    private static boolean offersStartTls(byte[] reply) {
        try {
            return EhloKeywords.parse(SmtpReply.parse(reply)).has("STARTTLS");
        } catch (MalformedReplyException e) {
            return false;
        }
    }

    static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Starts TLS after the server has agreed to it. */
    void secureAfterStartTls() throws IOException {
        if (replies.hasMore()) { // it could be mistaken for encrypted output
            throw BehindException.told("4.7.0", "sent more plain text after it had agreed to start TLS");
        }
        secure();
    }

    /** Performs the handshake with the server, and verifies its identity. */
    void secure() throws IOException {
        LongSupplier patienceForReplies = patience;
        long end = System.nanoTime() + target.connectTimeout().toNanos();
        patience = () -> end - System.nanoTime();
        try {
            SSLSocket secured = Identification.secured(new PatientSocket(plain, () -> patience.getAsLong()), target);
            secured.startHandshake();
            socket = secured;
            replies = replies();
        } catch (IOException e) {
            throw Problems.securing(e, target);
        } finally {
            patience = patienceForReplies;
        }
    }

    /** Closes the connection at once, whatever other threads are doing. */
    void close() {
        Hops.closed(plain);
    }
}
