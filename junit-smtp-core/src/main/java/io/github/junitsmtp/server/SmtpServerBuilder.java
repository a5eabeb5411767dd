package io.github.junitsmtp.server;

import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The settings of a server that is to be started. Each {@link #start()} starts another server, with the settings so far. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpServerBuilder extends RetentionSettings {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

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
        settings.domain = domain;
        return this;
    }

    /**
     * Sets the address to listen on. The default is the loopback address; any other lets other machines in, which is
     * logged at level INFO and told by the server's {@code toString()}.
     *
     * @param address the address
     * @return these settings
     */
    public SmtpServerBuilder bindTo(InetAddress address) {
        settings.bindTo = address;
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
        settings.port = port;
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
        settings.users.put(login, password);
        return this;
    }

    /**
     * Sets how clients may log in (RFC 4954). The default is PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER; there are CRAM-MD5 and DIGEST-MD5,
     * too, for which the server has to have users.
     *
     * @param mechanisms the SASL mechanisms, as EHLO advertises them
     * @return these settings
     * @throws IllegalArgumentException if there is none
     */
    public SmtpServerBuilder mechanisms(String... mechanisms) {
        if (mechanisms.length == 0) {
            throw new IllegalArgumentException("Name one mechanism at least, or leave out AUTH with disable(AUTH)");
        }
        settings.mechanisms = List.of(mechanisms);
        return this;
    }

    /**
     * Sets how the server does TLS. The default is not at all: a client that uses STARTTLS where it is offered might not trust it.
     *
     * @param mode how
     * @return these settings
     */
    public SmtpServerBuilder tls(Tls mode) {
        settings.tls = mode;
        return this;
    }

    /**
     * Sets which certificate the server shows. The default is one that clients accept which trust
     * {@link RecordingSmtpServer#certificates()}.
     *
     * @param certificate the certificate
     * @return these settings
     */
    public SmtpServerBuilder certificate(ServerCertificate certificate) {
        settings.certificate = certificate;
        return this;
    }

    /**
     * Sets whether the server wants to see a certificate of the client. By default it does not.
     *
     * @param wanted whether it asks, and insists
     * @return these settings
     */
    public SmtpServerBuilder clientCertificate(ClientCertificate wanted) {
        settings.clientCertificate = wanted;
        return this;
    }

    /**
     * Sets which versions of TLS the server speaks. The default are those that the JVM has switched on.
     *
     * @param protocols such as {@code TLSv1.2}
     * @return these settings; {@link #start()} throws if the JVM has not all of them switched on
     */
    public SmtpServerBuilder tlsProtocols(String... protocols) {
        settings.tlsProtocols = List.of(protocols);
        return this;
    }

    /**
     * Sets exactly which extensions EHLO advertises, and the server has. {@link SmtpExtension#STARTTLS} needs {@link #tls} as well.
     *
     * @param extensions the extensions, none for a server that only knows EHLO
     * @return these settings
     */
    public SmtpServerBuilder extensions(SmtpExtension... extensions) {
        settings.extensions.clear();
        settings.exactly = true;
        return enable(extensions);
    }

    /**
     * Adds extensions to those that the server has. The default are PIPELINING, SIZE, 8BITMIME, SMTPUTF8, DSN, ENHANCEDSTATUSCODES,
     * CHUNKING, AUTH, HELP, STARTTLS if it was {@linkplain #tls asked for}, and what the engine has of its own.
     *
     * @param extensions the extensions
     * @return these settings
     */
    public SmtpServerBuilder enable(SmtpExtension... extensions) {
        settings.extensions.addAll(List.of(extensions));
        return this;
    }

    /**
     * Takes extensions from those that the server has.
     *
     * @param extensions the extensions
     * @return these settings
     */
    public SmtpServerBuilder disable(SmtpExtension... extensions) {
        List.of(extensions).forEach(settings.extensions::remove);
        return this;
    }

    /**
     * Limits how many mails a session may deliver, which LIMITS advertises (RFC 9422). More are refused with 452 4.5.3.
     *
     * @param mails how many
     * @return these settings
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder maxMailsPerSession(int mails) {
        settings.limits = settings.limits.withMails(positive(mails));
        settings.extensions.add(SmtpExtension.LIMITS);
        return this;
    }

    /**
     * Limits how many recipients a mail may have, which LIMITS advertises (RFC 9422). More are refused with 452 4.5.3.
     *
     * @param recipients how many, 1 at least
     * @return these settings
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder maxRecipients(int recipients) {
        settings.limits = settings.limits.withRecipients(positive(recipients));
        settings.extensions.add(SmtpExtension.LIMITS);
        return this;
    }

    /**
     * Limits how many domains the recipients of a mail may be of, which LIMITS advertises (RFC 9422). More are refused with 452 4.5.3.
     *
     * @param domains how many, 1 at least
     * @return these settings
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder maxRecipientDomains(int domains) {
        settings.limits = settings.limits.withRecipientDomains(positive(domains));
        settings.extensions.add(SmtpExtension.LIMITS);
        return this;
    }

    /**
     * Limits how many errors a client may make in a session, answered 500 to 504 or 555 but not by a stub; the next command is answered
     * 421 4.7.0, and the connection closed. The default is 20.
     *
     * @param errors how many, 1 at least
     * @return these settings
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder maxErrors(int errors) {
        settings.maxErrors = positive(errors);
        return this;
    }

    /**
     * Lets received mail be fetched, each protocol on a free port that the engine's own view tells, see
     * {@link RecordingSmtpServer#unwrap}. By default there is neither.
     *
     * @param protocols by which protocols
     * @return these settings
     */
    public SmtpServerBuilder access(MailboxProtocol... protocols) {
        settings.access.addAll(Set.of(protocols));
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
        settings.idleTimeout = timeout;
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
        settings.maxMessageSize = octets;
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
        return settings.start(engine == null ? Engines.only() : engine);
    }
}
