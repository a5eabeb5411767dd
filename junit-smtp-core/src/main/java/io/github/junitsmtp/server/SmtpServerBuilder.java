package io.github.junitsmtp.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The settings of a server that is to be started. A builder starts one server. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpServerBuilder {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    String domain = "localhost";
    int maxMessageSize = 100 * 1024 * 1024;
    private InetAddress bindTo = InetAddress.getLoopbackAddress();
    private int port;
    private Duration idleTimeout = Duration.ofMinutes(5);
    private final Map<String, String> users = new LinkedHashMap<>();
    private final Set<MailAccess> access = EnumSet.noneOf(MailAccess.class);
    private @Nullable SmtpEngine engine;

    SmtpServerBuilder() {}

    /**
     * Sets the name that the server goes by in its greeting and elsewhere. The default is {@code localhost}.
     *
     * @param domain a domain, such as {@code mx.example.org}
     * @return these settings
     * @throws IllegalArgumentException if it is empty or holds blanks or control characters
     */
    public SmtpServerBuilder domain(String domain) {
        if (!domain.matches("[^\\s\\p{Cntrl}]+")) {
            throw new IllegalArgumentException(
                    "A domain has no blanks and is not empty (RFC 5321, section 4.1.2) but was: \"" + domain + "\"");
        }
        this.domain = domain;
        return this;
    }

    /**
     * Sets the address to listen on. The default is the loopback address; any other lets other machines in.
     *
     * @param address the address
     * @return these settings
     */
    public SmtpServerBuilder bindTo(InetAddress address) {
        this.bindTo = address;
        return this;
    }

    /**
     * Sets the port. The default is any free one, which tests that run side by side need.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @return these settings
     * @throws IllegalArgumentException if there is no such port
     */
    public SmtpServerBuilder port(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("A port is 1 to 65535, or 0 for any free one, but was: " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * Adds a user who may log in with AUTH. As long as there are none, every user and password is accepted.
     *
     * @param login the name to log in with
     * @param password the password
     * @return these settings
     */
    public SmtpServerBuilder user(String login, String password) {
        users.put(login, password);
        return this;
    }

    /**
     * Lets received mail be fetched, each protocol on a free port that the engine's own view tells, see
     * {@link RecordingSmtpServer#unwrap}. By default there is neither.
     *
     * @param protocols by which protocols
     * @return these settings
     */
    public SmtpServerBuilder access(MailAccess... protocols) {
        access.addAll(Set.of(protocols));
        return this;
    }

    /**
     * Sets how long a client may be silent before the server closes the connection with 421. The default is 5 minutes, as RFC 5321,
     * section 4.5.3.2.7 asks.
     *
     * @param timeout a time of one millisecond at least
     * @return these settings
     * @throws IllegalArgumentException if the time is shorter, or longer than 24 days
     */
    public SmtpServerBuilder idleTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("An idle time-out is 1 ms to 24 days but was: " + timeout);
        }
        this.idleTimeout = timeout;
        return this;
    }

    /**
     * Sets the size that a message may have, which SIZE advertises (RFC 1870). Larger ones are refused with 552 and not kept. The
     * default is 100 MiB.
     *
     * @param octets the size, 1 at least
     * @return these settings
     * @throws IllegalArgumentException if the size is not positive
     */
    public SmtpServerBuilder maxMessageSize(int octets) {
        if (octets < 1) {
            throw new IllegalArgumentException("A message size is 1 octet at least but was: " + octets);
        }
        this.maxMessageSize = octets;
        return this;
    }

    /**
     * Sets the engine. The default is the only one on the class path.
     *
     * @param engine the engine
     * @return these settings
     */
    public SmtpServerBuilder engine(SmtpEngine engine) {
        this.engine = engine;
        return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server, to be closed
     * @throws IllegalStateException if the port is in use, or if no engine was named and there is not exactly one on the class path
     */
    public RecordingSmtpServer start() {
        SmtpEngine chosen = engine == null ? Engines.only() : engine;
        String where = bindTo.getHostAddress() + (port == 0 ? "" : ":" + port);
        try {
            return new RecordingSmtpServer(this, chosen);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Can not listen on " + where + ": " + e.getMessage()
                            + ". Leave the port out for any free one, or find out who has it",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Can not start " + chosen.name() + " on " + where + ": " + e.getMessage(), e);
        }
    }

    EngineSettings engineSettings() {
        return new EngineSettings(bindTo, port, users, access);
    }

    int idleTimeoutMillis() {
        return (int) idleTimeout.toMillis();
    }

    Optional<Map.Entry<String, String>> firstUser() {
        return users.entrySet().stream().findFirst();
    }
}
