package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.relay.RelayTarget;
import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.tls.Tls;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A relay to a server that is already running (the backend), such as Postfix in a container. A
 * {@link RecordingSmtpServer} with a relay forwards its clients' commands and messages to the backend. Relays are
 * immutable: each method returns a new one.
 *
 * <pre>{@code
 * RecordingSmtpServer smtp = RecordingSmtpServer.builder()
 *         .relayTo(Relay.to("mail.staging.example.org", 587).startTls().completed())
 *         .start();
 * }</pre>
 *
 * <p>A relay is either {@linkplain #transparent() transparent}, which is the default, or
 * {@linkplain #completed() completed}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Relay {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    private final String host;
    private final int port;
    private final Tls tls;
    private final @Nullable SSLContext trust;
    private final boolean completed;
    private final Duration connectTimeout;

    private Relay(
            String host, int port, Tls tls, @Nullable SSLContext trust, boolean completed, Duration connectTimeout) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.trust = trust;
        this.completed = completed;
        this.connectTimeout = connectTimeout;
    }

    /**
     * Returns a transparent relay. It connects to the backend in plain text when a client connects, and switches to TLS when the client
     * sends STARTTLS.
     *
     * @param host the host name or IP address of the backend
     * @param port the port of the backend
     * @return the relay
     * @throws IllegalArgumentException if the host is blank or the port is out of range
     */
    public static Relay to(String host, int port) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 1 and 65535 but was " + port);
        }
        return new Relay(host, port, Tls.NONE, null, false, Duration.ofSeconds(8));
    }

    /**
     * Passes through every reply from the backend, including the greeting, the extensions in the reply to EHLO, and the
     * replies to STARTTLS and AUTH. The recording server itself replies only if a stub matches. This is the default.
     *
     * @return the relay
     */
    public Relay transparent() {
        return new Relay(host, port, tls, trust, false, connectTimeout);
    }

    /**
     * Lets the recording server do for the backend what it does for GreenMail: it sends the greeting, handles HELP,
     * STARTTLS, SIZE and AUTH, adds its other extensions, and enforces its rules. The backend receives EHLO, the
     * envelope and the message.
     *
     * @return the relay
     */
    public Relay completed() {
        return new Relay(host, port, tls, trust, true, connectTimeout);
    }

    /**
     * Makes the relay send STARTTLS to the backend before it forwards any command.
     *
     * @return the relay
     */
    public Relay startTls() {
        return new Relay(host, port, Tls.STARTTLS, trust, completed, connectTimeout);
    }

    /**
     * Makes the relay use TLS from the start of the connection, as SMTPS servers on port 465 require.
     *
     * @return the relay
     */
    public Relay implicitTls() {
        return new Relay(host, port, Tls.IMPLICIT, trust, completed, connectTimeout);
    }

    /**
     * Sets the certificates that the relay trusts, whether the relay or a client starts TLS. The backend's certificate
     * must also be valid for the host. The default is the JVM's trust store.
     *
     * @param context a context that trusts the backend's certificate, such as
     *     {@link io.github.junitsmtp.tls.TestCertificates#sslContext()}
     * @return the relay
     */
    public Relay trust(SSLContext context) {
        return new Relay(host, port, tls, context, completed, connectTimeout);
    }

    /**
     * Sets the certificates that the relay trusts, whether the relay or a client starts TLS. The backend's certificate
     * must also be valid for the host. The default is the JVM's trust store.
     *
     * @param certificates a trust store with the backend's certificate or that of the authority that issued it
     * @return the relay
     * @throws IllegalArgumentException if the trust store cannot be used, for example because it was not loaded
     */
    public Relay trust(KeyStore certificates) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(certificates);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return trust(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("certificates cannot be used as a trust store: " + e.getMessage(), e);
        }
    }

    /**
     * Sets how long the backend may take to accept a connection, to complete a TLS handshake, and to send its greeting. The default is 8
     * seconds, which is shorter than the timeout of {@link RecordingSmtpServer#mailSession()}. For later replies, the
     * {@linkplain SmtpServerBuilder#idleTimeout(Duration) idle timeout} applies.
     *
     * @param timeout the timeout, at least one millisecond
     * @return the relay
     * @throws IllegalArgumentException if the timeout is shorter than one millisecond or longer than 24 days
     */
    public Relay connectTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("connectTimeout must be between 1 ms and 24 days but was " + timeout);
        }
        return new Relay(host, port, tls, trust, completed, timeout);
    }

    boolean isTransparent() {
        return !completed;
    }

    RelayTarget target(Duration replyTimeout) {
        return new RelayTarget(host, port, tls, trust == null ? trustOfJvm() : trust, connectTimeout, replyTimeout);
    }

    private static SSLContext trustOfJvm() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM does not support TLS: " + e.getMessage(), e);
        }
    }

    /** Returns a description of the relay, such as {@code transparent relay to 127.0.0.1:2525}. */
    @Override
    public String toString() {
        return (completed ? "completed" : "transparent") + " relay to " + Addresses.of(host, port);
    }
}
