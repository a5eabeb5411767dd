package io.github.junitsmtp.client;

import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apiguardian.api.API;

/**
 * A client that says exactly what the test says, to any SMTP server, and hands back each reply. It does not judge: whatever the
 * code, the reply is returned. Its dialogue is recorded.
 *
 * <pre>{@code
 * try (SmtpClient client = SmtpClient.connect("127.0.0.1", port)) {
 *     assertThat(client.greeting()).isServiceReady();
 *     assertThat(client.ehlo("client.example.org")).isOk();
 *     assertThat(client.send("HELP")).isSystemStatus();
 * }
 * }</pre>
 *
 * <p>Every method that reads throws {@link SmtpClientException} with the dialogue so far if no reply comes in time, the server
 * hangs up, or what comes is not a reply. A client is for one thread at a time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpClient implements SmtpVerbs, AutoCloseable {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Connection connection;
    private final SmtpReply greeting;

    private SmtpClient(Connection connection) {
        this.connection = connection;
        this.greeting = connection.read();
    }

    /**
     * Connects and reads the greeting. Each read gives up after 10 seconds.
     *
     * @param host a host name or address
     * @param port the port
     * @return the client, to be closed
     * @throws SmtpClientException if there is no connection or no greeting
     */
    public static SmtpClient connect(String host, int port) {
        return connect(host, port, DEFAULT_TIMEOUT);
    }

    /**
     * Connects and reads the greeting.
     *
     * @param host a host name or address
     * @param port the port
     * @param timeout how long to wait for the connection and for each read, one millisecond to 24 days
     * @return the client, to be closed
     * @throws SmtpClientException if there is no connection or no greeting
     * @throws IllegalArgumentException if the time is shorter or longer
     */
    public static SmtpClient connect(String host, int port, Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(24)) > 0) {
            throw new IllegalArgumentException("A time-out is 1 ms to 24 days but was: " + timeout);
        }
        return greetedOver(Connection.open(host, port, timeout), connection -> {});
    }

    /**
     * Connects to a server that speaks TLS from the first byte, and reads the greeting (RFC 8314, section 3.3). Each read gives up
     * after 10 seconds.
     *
     * @param host a host name or address, which the certificate has to be for
     * @param port the port
     * @param context whom to trust, such as {@code smtp.certificates().sslContext()}
     * @return the client, to be closed
     * @throws SmtpClientException if there is no connection, the handshake fails, or no greeting comes
     */
    public static SmtpClient connectTls(String host, int port, SSLContext context) {
        return greetedOver(
                Connection.open(host, port, DEFAULT_TIMEOUT), connection -> connection.secure(context, false));
    }

    private static SmtpClient greetedOver(Connection connection, Consumer<Connection> beforeGreeting) {
        try {
            beforeGreeting.accept(connection);
            return new SmtpClient(connection);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Returns what the server said on connecting.
     *
     * @return the greeting
     */
    public SmtpReply greeting() {
        return greeting;
    }

    /**
     * Returns the dialogue as this client saw it.
     *
     * @return the session, which goes on growing
     */
    public SmtpSession session() {
        return connection.session();
    }

    /**
     * Sends a line, and reads the reply.
     *
     * @param line any line without its line end
     * @return the reply
     * @throws IllegalArgumentException if the line holds CR or LF; see {@link #sendRaw} for such
     */
    @Override
    public SmtpReply send(String line) {
        return sendStep(connection.isChallenged() ? Exchange.Kind.CREDENTIALS : Exchange.Kind.COMMAND, line);
    }

    /**
     * Sends the response to a challenge of AUTH, and reads the reply. It is hidden in the dialogue.
     *
     * @param base64 the response, in base64 unless it is to be wrong
     * @return the reply
     * @throws IllegalArgumentException if the response holds CR or LF
     */
    public SmtpReply respond(String base64) {
        return sendStep(Exchange.Kind.CREDENTIALS, base64);
    }

    private SmtpReply sendStep(Exchange.Kind kind, String line) {
        connection.send(kind, WireForm.line(line));
        return connection.read();
    }

    /**
     * Sends several lines in one write, and reads a reply to each (RFC 2920).
     *
     * @param lines the lines without their line ends
     * @return the replies in order
     * @throws IllegalArgumentException if a line holds CR or LF
     */
    public List<SmtpReply> pipeline(String... lines) {
        connection.send(
                Exchange.Kind.COMMAND, Stream.of(lines).map(WireForm::line).toList());
        List<SmtpReply> replies = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            replies.add(connection.read());
        }
        return List.copyOf(replies);
    }

    /**
     * Sends bytes as they are, and reads nothing.
     *
     * @param bytes any bytes
     */
    public void sendRaw(byte[] bytes) {
        connection.send(Exchange.Kind.COMMAND, bytes.clone());
    }

    /**
     * Reads a reply that is still to come, as after {@link #sendRaw}.
     *
     * @return the reply
     */
    public SmtpReply readReply() {
        return connection.read();
    }

    /**
     * Sends STARTTLS, and goes on in TLS if the reply is 220 (RFC 3207). EHLO is to be sent again then.
     *
     * @param context whom to trust, such as {@code smtp.certificates().sslContext()}
     * @return the reply, which came in the clear
     * @throws SmtpClientException if the handshake fails, as it does if the certificate is for another host than that which this
     *     client connected to
     */
    public SmtpReply startTls(SSLContext context) {
        SmtpReply reply = send("STARTTLS");
        if (reply.code() == ReplyCode.SERVICE_READY.number()) {
            connection.secure(context, true);
        }
        return reply;
    }

    /**
     * Sends a message after DATA was answered with 354: line ends become CRLF, a dot at the start of a line is doubled, and a line
     * with a dot alone ends it (RFC 5321, section 4.5.2).
     *
     * @param message the message
     * @return the reply to its end
     * @throws IllegalStateException if the last reply was not 354: the server would take each line for a command
     */
    public SmtpReply message(String message) {
        connection.requireStartMailInput();
        connection.send(Exchange.Kind.MESSAGE, WireForm.message(message));
        return connection.read();
    }

    /** Hangs up without saying QUIT, which is to be {@linkplain #quit() said} before if the test wants it. */
    @Override
    public void close() {
        connection.close();
    }
}
