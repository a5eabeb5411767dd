package io.github.junitsmtp.client;

import io.github.junitsmtp.internal.mime.DotStuffing;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apiguardian.api.API;

/**
 * A raw client for any SMTP server. It sends exactly what the test specifies, returns each reply, whatever its code,
 * and records the dialogue.
 *
 * <pre>{@code
 * try (SmtpClient client = SmtpClient.connect("127.0.0.1", port)) {
 *     assertThat(client.greeting()).isServiceReady();
 *     assertThat(client.ehlo("client.example.org")).isOk();
 *     assertThat(client.send("HELP")).isSystemStatus();
 * }
 * }</pre>
 *
 * <p>Every method that reads throws {@link SmtpClientException} with the dialogue so far if no reply arrives in time,
 * the server closes the connection, or the reply is malformed. Methods that send a line throw
 * {@link IllegalArgumentException} if the line would contain CR or LF. A client is not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpClient implements AutoCloseable {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Connection connection;
    private final SmtpReply greeting;

    private SmtpClient(Connection connection) {
        this.connection = connection;
        this.greeting = connection.read();
    }

    /**
     * Connects and reads the greeting. The timeout for each reply is 10 seconds.
     *
     * @param host a host name or address
     * @param port the port, between 1 and 65535
     * @return the client, which must be closed
     * @throws SmtpClientException if the connection fails, or no greeting arrives
     * @throws IllegalArgumentException if the port is out of range
     */
    public static SmtpClient connect(String host, int port) {
        return connect(host, port, DEFAULT_TIMEOUT);
    }

    /**
     * Connects and reads the greeting.
     *
     * @param host a host name or address
     * @param port the port, between 1 and 65535
     * @param timeout the timeout for connecting and for each reply; between 1 millisecond and 24 days
     * @return the client, which must be closed
     * @throws SmtpClientException if the connection fails, or no greeting arrives
     * @throws IllegalArgumentException if the port or the timeout is out of range
     */
    public static SmtpClient connect(String host, int port, Duration timeout) {
        return greetedOver(Connection.open(host, port, timeout), connection -> {});
    }

    /**
     * Connects to a server with implicit TLS and reads the greeting (RFC 8314, section 3.3). Each reply times out
     * after 10 seconds.
     *
     * @param host a host name or address, for which the certificate must be valid
     * @param port the port, between 1 and 65535
     * @param context the SSL context, such as {@code smtp.certificates().sslContext()}
     * @return the client, which must be closed
     * @throws SmtpClientException if the connection or the handshake fails, or no greeting arrives
     * @throws IllegalArgumentException if the port is out of range
     */
    public static SmtpClient connectTls(String host, int port, SSLContext context) {
        return connectTls(host, port, context, DEFAULT_TIMEOUT);
    }

    /**
     * Connects to a server with implicit TLS and reads the greeting (RFC 8314, section 3.3).
     *
     * @param host a host name or address, for which the certificate must be valid
     * @param port the port, between 1 and 65535
     * @param context the SSL context, such as {@code smtp.certificates().sslContext()}
     * @param timeout the timeout for connecting, including the handshake, and for each reply; between 1 millisecond
     *     and 24 days
     * @return the client, which must be closed
     * @throws SmtpClientException if the connection or the handshake fails, or no greeting arrives
     * @throws IllegalArgumentException if the port or the timeout is out of range
     */
    public static SmtpClient connectTls(String host, int port, SSLContext context, Duration timeout) {
        Objects.requireNonNull(context, "context");
        return greetedOver(Connection.open(host, port, timeout), connection -> connection.secure(context, false));
    }

    static SmtpClient greetedOver(Connection connection, Consumer<Connection> beforeGreeting) {
        try {
            beforeGreeting.accept(connection);
            return new SmtpClient(connection);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Returns the greeting of the server.
     *
     * @return the greeting
     */
    public SmtpReply greeting() {
        return greeting;
    }

    /**
     * Returns the dialogue as this client saw it. Its logins include the user name for PLAIN, LOGIN, XOAUTH2,
     * OAUTHBEARER, CRAM-MD5 and DIGEST-MD5.
     *
     * @return the session so far; it is updated as the dialogue continues
     */
    public SmtpSession session() {
        return connection.session();
    }

    /**
     * Sends a line and reads the reply.
     *
     * @param line any line, without its line ending
     * @return the reply
     * @throws IllegalArgumentException if the line contains CR or LF; use {@link #sendRaw} to send them
     */
    public SmtpReply send(String line) {
        connection.sendNext(WireForm.line(line));
        return connection.read();
    }

    /**
     * Sends the response to an AUTH challenge and reads the reply. The response is masked in the dialogue.
     *
     * @param base64 the response, in base64 unless the test needs an invalid one
     * @return the reply
     * @throws IllegalArgumentException if the response contains CR or LF
     */
    public SmtpReply respond(String base64) {
        connection.send(Exchange.Kind.CREDENTIALS, WireForm.line(base64));
        return connection.read();
    }

    /**
     * Sends several lines in one write, and reads a reply to each (RFC 2920). Lines after AUTH that are not commands
     * are treated as responses to expected challenges, and masked in the dialogue.
     *
     * @param lines the lines without their line endings
     * @return the replies in order
     * @throws IllegalArgumentException if a line contains CR or LF
     */
    public List<SmtpReply> pipeline(String... lines) {
        connection.pipeline(Stream.of(lines).map(WireForm::line).toList());
        List<SmtpReply> replies = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            replies.add(connection.read());
        }
        return List.copyOf(replies);
    }

    /**
     * Sends bytes unchanged, without reading a reply. A line sent in several pieces counts as one step of
     * {@link #session()}, unless the session or a reply is read before the line is complete.
     *
     * @param bytes any bytes
     */
    public void sendRaw(byte[] bytes) {
        connection.sendNext(bytes.clone());
    }

    /**
     * Reads the next reply, for example after {@link #sendRaw}.
     *
     * @return the reply
     */
    public SmtpReply readReply() {
        return connection.read();
    }

    /**
     * Sends STARTTLS and starts TLS if the reply is 220 (RFC 3207). Afterwards, send EHLO again.
     *
     * @param context the SSL context, such as {@code smtp.certificates().sslContext()}
     * @return the reply, which was sent in plain text
     * @throws SmtpClientException if the handshake fails, for example because the certificate is not valid for the host
     *     to which this client is connected
     */
    public SmtpReply startTls(SSLContext context) {
        Objects.requireNonNull(context, "context");
        SmtpReply reply = send("STARTTLS");
        if (reply.code() == ReplyCode.SERVICE_READY.number()) {
            connection.secure(context, true);
        }
        return reply;
    }

    /**
     * Sends STARTTLS followed by plain-text lines in one write, and starts TLS if the reply is 220. A server must not
     * execute these lines (RFC 3207, section 4.2).
     *
     * @param context the SSL context
     * @param injected the lines without their line endings
     * @return the reply, which was sent in plain text
     * @throws SmtpClientException if the handshake fails
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReply startTlsInjecting(SSLContext context, String... injected) {
        connection.pipeline(Stream.concat(Stream.of("STARTTLS"), Stream.of(injected))
                .map(WireForm::line)
                .toList());
        SmtpReply reply = connection.read();
        if (reply.code() == ReplyCode.SERVICE_READY.number()) {
            connection.secure(context, true);
        }
        return reply;
    }

    /**
     * Sends EHLO.
     *
     * @param domain the domain or address literal of this client
     * @return the reply
     */
    public SmtpReply ehlo(String domain) {
        return send("EHLO " + domain);
    }

    /**
     * Sends HELO.
     *
     * @param domain the domain or address literal of this client
     * @return the reply
     */
    public SmtpReply helo(String domain) {
        return send("HELO " + domain);
    }

    /**
     * Sends MAIL.
     *
     * @param sender the address without angle brackets, or an empty string for the null sender
     * @param parameters the parameters, such as {@code SIZE=1000}
     * @return the reply
     */
    public SmtpReply mailFrom(String sender, String... parameters) {
        return send(withParameters("MAIL FROM:<" + sender + ">", parameters));
    }

    /**
     * Sends RCPT.
     *
     * @param recipient the address without angle brackets
     * @param parameters the parameters, such as {@code NOTIFY=NEVER}
     * @return the reply
     */
    public SmtpReply rcptTo(String recipient, String... parameters) {
        return send(withParameters("RCPT TO:<" + recipient + ">", parameters));
    }

    private static String withParameters(String command, String... parameters) {
        return parameters.length == 0 ? command : command + " " + String.join(" ", parameters);
    }

    /**
     * Sends DATA.
     *
     * @return the reply; after 354, send the message
     */
    public SmtpReply data() {
        return send("DATA");
    }

    /**
     * Sends the text of a message after a 354 reply to DATA. Line endings become CRLF, a dot at the start of a line is
     * doubled, and a line with a single dot is added to end the message (RFC 5321, section 4.5.2).
     *
     * @param message the message
     * @return the reply to the message
     * @throws IllegalStateException if the last reply was not 354, because the server would read each line as a command
     */
    public SmtpReply message(String message) {
        return sendMessage(WireForm.message(message));
    }

    /**
     * Sends the octets of a message after a 354 reply to DATA. Only a dot at the start of the message or after CRLF is
     * doubled, and a line with a single dot is added to end the message (RFC 5321, section 4.5.2). All other octets,
     * including bare CR and LF, are sent unchanged.
     *
     * @param message the message; CRLF is appended if the message does not end with it
     * @return the reply to the message
     * @throws IllegalStateException if the last reply was not 354, because the server would read each line as a command
     */
    public SmtpReply message(byte[] message) {
        return sendMessage(DotStuffing.stuff(message));
    }

    /**
     * Sends octets, including dots and line endings, unchanged after a 354 reply to DATA.
     *
     * @param data the message, including the line with the final dot
     * @return the reply
     * @throws IllegalStateException if the last reply was not 354, because the server would read each line as a command
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReply messageAsIs(byte[] data) {
        return sendMessage(data.clone());
    }

    private SmtpReply sendMessage(byte[] data) {
        connection.requireStartMailInput();
        connection.send(Exchange.Kind.MESSAGE, data);
        return connection.read();
    }

    /**
     * Sends BDAT with a chunk of a message in one write, and reads the reply (RFC 3030, section 2). More chunks must
     * follow.
     *
     * @param chunk octets of the message, sent unchanged
     * @return the reply
     */
    public SmtpReply bdat(byte[] chunk) {
        return sendChunk(WireForm.chunk(chunk, ""));
    }

    /**
     * Sends BDAT LAST with the last chunk of a message in one write, and reads the reply (RFC 3030, section 2).
     *
     * @param chunk octets of the message, sent unchanged; may be empty
     * @return the reply to the message
     */
    public SmtpReply bdatLast(byte[] chunk) {
        return sendChunk(WireForm.chunk(chunk, " LAST"));
    }

    private SmtpReply sendChunk(byte[] commandAndChunk) {
        connection.send(Exchange.Kind.COMMAND, commandAndChunk);
        return connection.read();
    }

    /**
     * Sends AUTH without an initial response (RFC 4954, section 4).
     *
     * @param mechanism the mechanism, such as {@code CRAM-MD5}
     * @return the reply; after 334, send a {@linkplain #respond(String) response}
     */
    public SmtpReply auth(String mechanism) {
        return send("AUTH " + mechanism);
    }

    /**
     * Sends AUTH with an initial response, which is masked in the dialogue (RFC 4954, section 4).
     *
     * @param mechanism the mechanism, such as {@code XOAUTH2}
     * @param base64 the initial response, in base64 unless the test needs an invalid one; {@code =} for an empty one
     * @return the reply; after 334, send a {@linkplain #respond(String) response}
     */
    public SmtpReply auth(String mechanism, String base64) {
        return send("AUTH " + mechanism + " " + base64);
    }

    /**
     * Logs in with PLAIN. The user and password are sent in the initial response, which is masked in the dialogue (RFC
     * 4616).
     *
     * @param user the user
     * @param password the password
     * @return the reply, 235 if the login succeeded
     * @throws IllegalArgumentException if the user or the password contains NUL, which separates them
     */
    public SmtpReply authPlain(String user, String password) {
        return auth("PLAIN", base64("\0" + withoutNul("user", user) + "\0" + withoutNul("password", password)));
    }

    private static String withoutNul(String name, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name + " must not contain NUL (RFC 4616, section 2)");
        }
        return value;
    }

    /**
     * Logs in with LOGIN: sends AUTH, then the user, then the password, as long as the server replies with 334. The
     * user and password are masked in the dialogue. LOGIN is not defined by an RFC. AUTH and its challenges are defined
     * in RFC 4954, section 4.
     *
     * @param user the user
     * @param password the password
     * @return the last reply, 235 if the login succeeded
     */
    public SmtpReply authLogin(String user, String password) {
        SmtpReply reply = auth("LOGIN");
        for (String response : List.of(user, password)) {
            if (!connection.isChallenged()) {
                return reply;
            }
            reply = respond(base64(response));
        }
        return reply;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends RSET.
     *
     * @return the reply
     */
    public SmtpReply rset() {
        return send("RSET");
    }

    /**
     * Sends NOOP.
     *
     * @return the reply
     */
    public SmtpReply noop() {
        return send("NOOP");
    }

    /**
     * Sends HELP.
     *
     * @return the reply
     */
    public SmtpReply help() {
        return send("HELP");
    }

    /**
     * Sends HELP with a topic.
     *
     * @param topic the topic, such as the name of a command
     * @return the reply
     */
    public SmtpReply help(String topic) {
        return send("HELP " + topic);
    }

    /**
     * Sends VRFY.
     *
     * @param user the user or address
     * @return the reply
     */
    public SmtpReply vrfy(String user) {
        return send("VRFY " + user);
    }

    /**
     * Sends EXPN.
     *
     * @param list the name of a mailing list
     * @return the reply
     */
    public SmtpReply expn(String list) {
        return send("EXPN " + list);
    }

    /**
     * Sends QUIT, without closing the connection.
     *
     * @return the reply
     */
    public SmtpReply quit() {
        return send("QUIT");
    }

    /** Closes the connection without sending {@linkplain #quit() QUIT}. */
    @Override
    public void close() {
        connection.close();
    }
}
