package io.github.junitsmtp.client;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.internal.wire.HandshakeOutcomes;
import io.github.junitsmtp.internal.wire.PatientInput;
import io.github.junitsmtp.internal.wire.PatientSocket;
import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The socket of a client, with its recorder. */
final class Connection implements AutoCloseable {

    /** How the JDK reports plain text in place of a handshake. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

    /** Longer than any valid reply. An endless reply must not fill the memory. */
    private static final int LONGEST_REPLY = 1024 * 1024;

    private final String host;
    private final Socket plain;
    private Socket socket;
    private InputStream in;
    private final SessionRecorder recorder;
    private final Duration timeout;
    /** The time by which the current reply or handshake must be complete. */
    private long deadline;

    private boolean hungUp;
    private @Nullable SmtpReply lastReply;
    /**
     * The beginning of an unfinished line. Its pieces are recorded together, because a single piece would not show that
     * it contains a password.
     */
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    private Connection(String host, Socket socket, Duration timeout, SessionRecorder recorder) throws IOException {
        this.host = host;
        this.plain = socket;
        this.socket = socket;
        this.timeout = timeout;
        this.recorder = recorder;
        this.in = inputOf(socket);
    }

    private InputStream inputOf(Socket from) throws IOException {
        return new BufferedInputStream(new PatientInput(from.getInputStream(), plain, this::nanosLeft));
    }

    private long nanosLeft() {
        return deadline - System.nanoTime();
    }

    static Connection open(String host, int port, Duration timeout) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 1 and 65535 but was " + port);
        }
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(24)) > 0) {
            throw new IllegalArgumentException("timeout must be between 1 ms and 24 days but was " + timeout);
        }
        Socket socket = new Socket();
        try {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setTcpNoDelay(true);
            return new Connection(host, socket, timeout, SessionRecorder.alone(Addresses.of(host, port)));
        } catch (IOException e) {
            String problem = e instanceof UnknownHostException ? "the host name cannot be resolved" : e.getMessage();
            SmtpClientException failure =
                    new SmtpClientException("Cannot connect to " + Addresses.of(host, port) + ": " + problem, e);
            try {
                socket.close();
            } catch (IOException closing) {
                failure.addSuppressed(closing);
            }
            throw failure;
        }
    }

    /**
     * Switches to TLS, and verifies the host name of the server.
     *
     * @param agreed whether the server has agreed to start TLS; if not, it must not send anything first, and the
     *     handshake fails if it does
     */
    void secure(SSLContext context, boolean agreed) {
        try {
            if (agreed && in.available() > 0) { // it might be read as part of the encrypted data
                throw new SSLException(HandshakeOutcomes.PLAIN_TEXT_AFTER_STARTTLS);
            }
            deadline = System.nanoTime() + timeout.toNanos();
            SSLSocket secured = (SSLSocket) context.getSocketFactory()
                    .createSocket(
                            new PatientSocket(plain, this::nanosLeft), withoutLastDot(host), plain.getPort(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the rules for names are the same for SMTP
            parameters.setServerNames(serverNames(host)); // the JDK omits names without a dot
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            SSLSession session = secured.getSession();
            recorder.handshakeEnded(TlsHandshake.succeeded(
                    session.getProtocol(), session.getCipherSuite(), Optional.empty(), List.of()));
            socket = secured;
            in = inputOf(secured);
        } catch (IOException e) {
            String problem = agreed && NO_TLS.equals(e.getMessage())
                    ? HandshakeOutcomes.PLAIN_TEXT_AFTER_STARTTLS
                    : String.valueOf(e.getMessage());
            recorder.handshakeEnded(TlsHandshake.failed(problem));
            recorder.ended(Ending.BROKEN);
            throw failure("The TLS handshake failed: " + problem, e);
        }
    }

    /** Returns a name in the form used by TLS and certificates. */
    private static String withoutLastDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Returns the names for SNI: none for an address or an invalid host name, such as one with an underscore. */
    static List<SNIServerName> serverNames(String host) {
        if (host.matches("[0-9.]+") || host.contains(":")) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(withoutLastDot(host)));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    SmtpSession session() {
        recordUnfinished();
        return recorder;
    }

    void send(Exchange.Kind kind, byte[] bytes) {
        recordUnfinished();
        boolean early = isReplyThere();
        recorder.sent(kind, bytes, bytes.length, true);
        write(bytes, early);
    }

    /** Sends all or part of a line: the response to a challenge if there is one, otherwise a command. */
    void sendNext(byte[] bytes) {
        boolean early = unfinished.size() == 0 && isReplyThere();
        unfinished.writeBytes(bytes);
        if (bytes.length > 0 && bytes[bytes.length - 1] == '\n') {
            recordUnfinished();
        }
        write(bytes, early);
    }

    private void recordUnfinished() {
        if (unfinished.size() > 0) {
            byte[] all = unfinished.toByteArray();
            unfinished.reset();
            recorder.sent(isChallenged() ? Exchange.Kind.CREDENTIALS : Exchange.Kind.COMMAND, all, all.length, true);
        }
    }

    /** Sends several lines in one write. The first may be the response to a challenge. */
    void pipeline(List<byte[]> lines) {
        recordUnfinished();
        boolean early = isReplyThere();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        boolean challenged = isChallenged();
        for (byte[] line : lines) {
            recorder.sent(challenged ? Exchange.Kind.CREDENTIALS : Exchange.Kind.COMMAND, line, line.length, true);
            all.writeBytes(line);
            challenged = false;
        }
        write(all.toByteArray(), early);
    }

    /** Whether the server has sent something although no reply was pending. */
    private boolean isReplyThere() {
        try {
            return recorder.isSettled() && in.available() > 0;
        } catch (IOException e) {
            return false; // the next write will fail
        }
    }

    private void write(byte[] bytes, boolean early) {
        if (early) {
            recorder.repliedTooSoon();
        }
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw failure("Cannot send: " + e.getMessage(), e);
        }
    }

    SmtpReply read() {
        recordUnfinished();
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (readLine(reply)) {
                if (reply.size() > LONGEST_REPLY) {
                    throw new SmtpClientException(withDialogue("The reply exceeds " + LONGEST_REPLY + " octets"));
                }
            }
        } catch (SocketTimeoutException e) {
            record(reply);
            throw failure("No complete reply within " + Durations.millis(timeout), e);
        } catch (IOException e) {
            record(reply);
            recorder.ended(Ending.BROKEN);
            throw failure("Cannot read: " + e.getMessage(), e);
        }
        if (hungUp) {
            recorder.ended(Ending.CLOSED_BY_SERVER);
        }
        if (reply.size() == 0) {
            throw new SmtpClientException(withDialogue("The server closed the connection"));
        }
        lastReply = recorder.replied(reply.toByteArray(), false).reply().orElseGet(() -> parsed(reply.toByteArray()));
        return lastReply;
    }

    boolean isChallenged() {
        SmtpReply last = lastReply;
        return last != null && last.code() == ReplyCode.AUTHENTICATION_CHALLENGE.number();
    }

    void requireStartMailInput() {
        SmtpReply last = lastReply;
        if (last == null || last.code() != ReplyCode.START_MAIL_INPUT.number()) {
            throw new IllegalStateException(
                    withDialogue("A message requires a 354 reply to DATA, but the last reply was " + last
                            + "; to send it anyway, call sendRaw(..)"));
        }
    }

    private void record(ByteArrayOutputStream reply) {
        if (reply.size() > 0) {
            recorder.replied(reply.toByteArray(), false);
        }
    }

    /** Reports what is wrong with a reply that the recorder could not parse. */
    private SmtpReply parsed(byte[] bytes) {
        try {
            return SmtpReply.parse(bytes);
        } catch (MalformedReplyException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads one line, and returns whether the reply continues after it. */
    private boolean readLine(ByteArrayOutputStream reply) throws IOException {
        int column = 0;
        boolean more = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            reply.write(b);
            if (column == 3) {
                more = b == '-';
            }
            column++;
            if (b == '\n') {
                return more;
            }
            if (reply.size() > LONGEST_REPLY) {
                return true;
            }
        }
        hungUp = true;
        return false;
    }

    private SmtpClientException failure(String what, Throwable cause) {
        return new SmtpClientException(withDialogue(what), cause);
    }

    private String withDialogue(String what) {
        return what + "\nThe dialogue so far:\n" + session();
    }

    @Override
    public void close() {
        recordUnfinished();
        recorder.ended(Ending.CLOSED_BY_CLIENT);
        try {
            socket.close();
        } catch (IOException e) {
            return; // nothing else can be done
        }
    }
}
