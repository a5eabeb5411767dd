package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a client. Reads lines, chunks and message data, keeping no more in memory than a limit, and sends replies. Its methods
 * throw nothing: a broken connection is the end of input.
 */
public final class ClientConnection {

    /** The end of the data is not part of the message (RFC 1870, section 5). */
    public static final int LONE_DOT = 3;

    private static final int LARGEST_BLOCK = 64 * 1024;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Socket socket;
    private final IdleTimer idle;
    private final ReplyBuffer replies;
    private volatile Channel channel;
    private byte[] input = new byte[8192];
    private int position;
    private int limit;
    private @Nullable Ending ending;

    public ClientConnection(Socket socket, IdleTimer idle) throws IOException {
        this.socket = socket;
        this.idle = idle;
        socket.setTcpNoDelay(true);
        this.channel = Channel.plain(socket);
        this.replies = new ReplyBuffer(channel);
    }

    /** Waits for the client's next step, and reads it. */
    public ClientStep next(int longestLine) {
        boolean pipelined = awaitInput();
        return position < limit && input[position] == HandshakeOutcomes.RECORD && !channel.isEncrypted()
                ? new ClientStep.TlsRecord()
                : readLine(longestLine, pipelined);
    }

    private ClientInput readLine(int max, boolean pipelined) {
        for (int i = position; i < Math.min(limit, position + max); i++) {
            if (input[i] == '\n') { // the usual case: the whole line is there
                byte[] whole = Arrays.copyOfRange(input, position, i + 1);
                position = i + 1;
                return new ClientInput(whole, whole.length, null, pipelined);
            }
        }
        BoundedBuffer line = new BoundedBuffer(max);
        while (fill()) {
            int start = position;
            while (position < limit) {
                if (input[position++] == '\n') {
                    line.add(input, start, position - start);
                    return ClientInput.of(line, null, pipelined);
                }
            }
            line.add(input, start, position - start);
        }
        return ClientInput.of(line, ending, pipelined);
    }

    /** Reads the given number of bytes, and keeps them up to a limit. */
    public ClientInput readBytes(long count, int max, DataWatch watch) {
        BoundedBuffer chunk = new BoundedBuffer(max);
        long left = count;
        while (left > 0) {
            if (chunk.total() == watch.next() && !watch.reached(chunk, false)) {
                chunk = new BoundedBuffer(0);
            }
            if (!fill()) {
                break;
            }
            int step = (int) Math.min(left, Math.min(limit - position, watch.next() - chunk.total()));
            chunk.add(input, position, step);
            position += step;
            left -= step;
        }
        return ClientInput.of(chunk, left > 0 ? ending : null, false);
    }

    /**
     * Reads up to and including the lone dot between CRLFs. The CRLF before the first line has already been read. Keeps a message in full
     * if it has no more than the given number of octets after dot-unstuffing.
     */
    public ClientInput readMessage(int max, DataWatch watch) {
        boolean pipelined = awaitInput();
        BoundedBuffer data = new BoundedBuffer(
                (int) Math.min(max * 4L / 3 + LONE_DOT, LARGEST_ARRAY)); // a line with a dot has 3 octets or more
        EndOfData end = new EndOfData();
        while (fill()) {
            int to = position + (int) Math.min(limit - position, watch.next() - data.total());
            int found = end.find(input, position, to);
            int next = found < 0 ? to : found;
            data.add(input, position, next - position);
            position = next;
            if (found >= 0) {
                return ClientInput.of(data, null, pipelined);
            }
            if (data.total() == watch.next() && !watch.reached(data, pipelined)) {
                data = new BoundedBuffer(0);
            }
        }
        return ClientInput.of(data, ending, pipelined);
    }

    /** Accepts as little input as possible from now on; the operating systems buffer what the client sends. */
    public void stopReading() {
        replies.flush();
        try {
            socket.setReceiveBufferSize(1);
        } catch (IOException e) {
            return; // the connection is closed
        }
    }

    /** Returns the idle timeout. */
    public Duration longestSilence() {
        return idle.allowed();
    }

    /** Reads to the end of input, and discards everything. */
    public void skipAll() {
        while (fill()) {
            position = limit;
        }
    }

    /** Waits for input. Returns whether the client pipelines: whether its next step was there before the previous reply was sent. */
    private boolean awaitInput() {
        boolean readAhead = position < limit;
        fill();
        return replies.wasOvertaken() || readAhead;
    }

    /** Reads what the client has sent so far, without waiting for more. */
    public void readAhead() {
        try {
            int arrived = channel.input().available();
            int kept = limit - position;
            byte[] all = new byte[Math.max(input.length, kept + arrived)];
            System.arraycopy(input, position, all, 0, kept);
            int read = channel.input().read(all, kept, arrived);
            input = all;
            position = 0;
            limit = kept + Math.max(0, read);
        } catch (IOException e) {
            return; // the connection is closed, which the next read will notice
        }
    }

    /** Removes and returns the input that has been read ahead. */
    public byte[] takeReadAhead() {
        byte[] ahead = Arrays.copyOfRange(input, position, limit);
        position = limit;
        return ahead;
    }

    /** Performs the handshake with a client that is about to start TLS. */
    public TlsUpgrade secure(TlsSettings tls) {
        replies.flush();
        HandshakeBufferSocket flights = null;
        RequestedName asked = new RequestedName();
        try {
            idle.leaveToSocket(); // the socket times a handshake out
            byte[] first = new byte[input.length];
            int count = channel.input().read(first);
            if (count <= 0) {
                return new TlsUpgrade.Failed(TlsHandshake.failed(HandshakeOutcomes.SILENT_CLIENT), Ending.BROKEN);
            }
            first = Arrays.copyOf(first, count);
            Optional<String> alert = TlsAlertReader.alertIn(first);
            if (alert.isPresent()) {
                return new TlsUpgrade.Failed(
                        HandshakeOutcomes.failed(
                                new SSLException("The client sent an alert"), alert, asked.name(), tls.certificate()),
                        Ending.BROKEN);
            }
            if (first[0] != HandshakeOutcomes.RECORD) {
                return new TlsUpgrade.PlainText(HandshakeOutcomes.notTls(first));
            }
            flights = new HandshakeBufferSocket(socket);
            SSLSocket secured = tls.secure(flights, first, asked);
            channel = channel.secured(secured);
            replies.use(channel);
            secured.startHandshake();
            flights.handshakeIsOver();
            return new TlsUpgrade.Secured(HandshakeOutcomes.complete(secured.getSession(), tls.certificate()));
        } catch (IOException e) {
            return failed(e, flights, asked.name(), tls.certificate());
        }
    }

    private static TlsUpgrade failed(
            IOException e,
            @Nullable HandshakeBufferSocket flights,
            Optional<String> asked,
            ShownCertificate certificate) {
        boolean timeout = HandshakeOutcomes.isTimeout(e);
        TlsHandshake handshake = flights == null && timeout
                ? TlsHandshake.failed(HandshakeOutcomes.TIMEOUT_BEFORE_FIRST_BYTE)
                : HandshakeOutcomes.failed(e, flights == null ? Optional.empty() : flights.alert(), asked, certificate);
        return new TlsUpgrade.Failed(handshake, timeout ? Ending.TIMED_OUT : Ending.BROKEN);
    }

    /** Ensures that there is unread input. Returns false at the end of input. */
    private boolean fill() {
        if (position < limit) {
            return true;
        }
        if (ending != null) {
            return false;
        }
        try {
            idle.inputIsAwaited(); // before the client can read the replies
            replies.inputIsAwaited();
            if (limit == input.length && limit < LARGEST_BLOCK) {
                input = new byte[LARGEST_BLOCK]; // the client is sending a lot
            }
            idle.start();
            limit = channel.input().read(input);
            position = 0;
            if (limit >= 0) {
                return true;
            }
            ending = idle.hasExpired() ? Ending.TIMED_OUT : Ending.CLOSED_BY_CLIENT;
        } catch (SocketTimeoutException e) {
            ending = Ending.TIMED_OUT;
        } catch (IOException e) {
            ending = idle.hasExpired() ? Ending.TIMED_OUT : Ending.BROKEN;
        } finally {
            idle.stop();
            replies.inputCame();
        }
        limit = position;
        return false;
    }

    /** Sends a reply, together with earlier ones, once the server waits for input. */
    public void send(byte[] reply) {
        replies.add(reply);
    }

    public void flush() {
        replies.flush();
    }

    /** Ends the server's output. The client may continue to send. */
    public void halfClose() {
        replies.flush();
        try {
            channel.socket().shutdownOutput();
        } catch (IOException e) {
            close();
        }
    }

    /** Makes closing reset the connection, so that the client gets an error instead of an end of input. */
    public void resetOnClose() {
        try {
            socket.setSoLinger(true, 0);
            channel = Channel.plain(socket); // closing the TLS socket would notify the client
        } catch (IOException e) {
            close();
        }
    }

    /** Returns how the input ended, once it has ended. */
    public Ending ending() {
        return ending == null ? Ending.CLOSED_BY_SERVER : ending;
    }

    /** Closes the connection properly: with TLS, the client is notified. */
    public void close() {
        close(channel.socket());
    }

    /** Closes the connection at once, even if another thread is blocked reading or writing. */
    public void cutOff() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // nothing more can be closed
        }
    }
}
