package io.github.junitsmtp.server;

import static io.github.junitsmtp.internal.text.Counts.requirePositive;

import io.github.junitsmtp.internal.dialogue.ServerIdentity;
import io.github.junitsmtp.internal.dialogue.SessionSettings;
import io.github.junitsmtp.internal.enforcement.AdvertisedExtensions;
import io.github.junitsmtp.internal.enforcement.CommandRules;
import io.github.junitsmtp.internal.enforcement.Limits;
import io.github.junitsmtp.internal.sasl.Credentials;
import io.github.junitsmtp.internal.sasl.EngineUsers;
import io.github.junitsmtp.internal.sasl.Mechanisms;
import io.github.junitsmtp.internal.sasl.SaslMechanism;
import io.github.junitsmtp.internal.store.SpillFolder;
import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.internal.wire.TlsSettings;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Replay;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.ServerHosts;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Transcript;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A builder for {@link RecordingSmtpServer}. Each call to {@link #start()} starts a new server with the current
 * settings.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpServerBuilder {

    private static final int MAX_ERRORS = 20;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    /** RFC 5321, section 4.1.1.1. */
    private static final Pattern EHLO_LINE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(?: [!-~]+)*");

    private String domain = "localhost";
    private InetAddress bindTo = InetAddress.getLoopbackAddress();
    private int port;
    private Tls tls = Tls.NONE;
    private ServerCertificate certificate = ServerCertificate.TRUSTED;
    private ClientCertificate clientCertificate = ClientCertificate.NOT_ASKED;
    private final Set<String> names = new LinkedHashSet<>();
    private List<String> tlsProtocols = List.of();
    private final Map<String, String> users = new LinkedHashMap<>();
    private List<String> mechanisms = SaslMechanism.STANDARD;
    private final Set<SmtpExtension> extensions = EnumSet.copyOf(AdvertisedExtensions.STANDARD);
    private final Map<String, String> ownLines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean exactly;
    private Limits limits = Limits.NONE;
    private boolean tolerant;
    private int maxErrors = MAX_ERRORS;
    private int maxMessageSize = 100 * 1024 * 1024;
    private Duration idleTimeout = Duration.ofMinutes(5);
    private int keptMails = Integer.MAX_VALUE;
    private int spillAbove = Integer.MAX_VALUE;
    private final Set<MailboxProtocol> access = EnumSet.noneOf(MailboxProtocol.class);
    private @Nullable String catchAll;
    private @Nullable SmtpEngine engine;
    private @Nullable Relay relay;
    private @Nullable Replay replay;

    SmtpServerBuilder() {}

    /**
     * Sets the host name that the server uses in its greeting and other replies. The default is {@code localhost}.
     *
     * @param domain a domain, such as {@code mx.example.org}
     * @return this builder
     * @throws IllegalArgumentException if it is empty, or contains whitespace or control characters
     */
    public SmtpServerBuilder domain(String domain) {
        if (!domain.matches("[^\\s\\p{Cntrl}]+")) {
            throw new IllegalArgumentException("domain must not be empty or contain whitespace or control characters"
                    + " (RFC 5321, section 4.1.2) but was " + Printable.quote(domain));
        }
        this.domain = domain;
        return this;
    }

    /**
     * Sets the address to listen on. The default is the loopback address. A server on any other address is reachable
     * from other machines; it logs this at level INFO and shows it in {@code toString()}.
     *
     * @param address the address
     * @return this builder
     */
    public SmtpServerBuilder bindTo(InetAddress address) {
        this.bindTo = address;
        return this;
    }

    /**
     * Sets the port. The default is any free port, as parallel tests require.
     *
     * @param port the port, between 1 and 65535, or 0 for any free port
     * @return this builder
     * @throws IllegalArgumentException if the port is out of range
     */
    public SmtpServerBuilder port(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "port must be between 1 and 65535, or 0 for any free port, but was " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * Sets how the server uses TLS. The default is no TLS, because a client that uses STARTTLS whenever it is offered
     * might not trust the certificate.
     *
     * @param mode the mode
     * @return this builder
     */
    public SmtpServerBuilder tls(Tls mode) {
        this.tls = mode;
        return this;
    }

    /**
     * Sets the certificate that the server presents. Clients accept the default if they trust {@link RecordingSmtpServer#certificates()}.
     *
     * @param certificate the certificate
     * @return this builder
     */
    public SmtpServerBuilder certificate(ServerCertificate certificate) {
        this.certificate = certificate;
        return this;
    }

    /**
     * Adds names and addresses to the server's certificate, for example the host name that an application on another
     * host or in a container connects to. The certificate is always valid for {@code localhost}, {@code 127.0.0.1},
     * {@code ::1} and the address that the server is {@linkplain #bindTo bound to}, or all addresses of this machine if
     * that is the wildcard address. {@link ServerCertificate#WRONG_HOST} covers none of them.
     *
     * @param names domains, such as {@code smtp.shop.example} or {@code *.shop.example}, or IP addresses
     * @return this builder
     * @throws IllegalArgumentException if a name is neither a domain nor an IP address
     */
    public SmtpServerBuilder names(String... names) {
        for (String name : List.of(names)) {
            this.names.add(ServerHosts.require(name));
        }
        return this;
    }

    /**
     * Sets whether the server requests a client certificate. By default, it does not.
     *
     * @param wanted whether the server requests or requires a certificate
     * @return this builder
     */
    public SmtpServerBuilder clientCertificate(ClientCertificate wanted) {
        this.clientCertificate = wanted;
        return this;
    }

    /**
     * Sets the TLS versions that the server supports. By default, these are the versions that the JVM enables.
     *
     * @param protocols the versions, such as {@code TLSv1.2}
     * @return this builder
     * @throws IllegalArgumentException if one of them is not enabled in the JVM
     */
    public SmtpServerBuilder tlsProtocols(String... protocols) {
        this.tlsProtocols = TlsSettings.requirePossible(List.of(protocols));
        return this;
    }

    /**
     * Adds a user who may log in with AUTH. Without users, every login is accepted, unless the engine has its own users, such as those
     * added to GreenMail.
     *
     * @param login the name to log in with
     * @param password the password
     * @return this builder
     */
    public SmtpServerBuilder user(String login, String password) {
        users.put(login, password);
        return this;
    }

    /**
     * Sets how clients may log in (RFC 4954). The default is PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER. CRAM-MD5 and DIGEST-MD5 are also
     * available if the server has users.
     *
     * @param mechanisms the SASL mechanisms, such as {@code PLAIN}, in the order in which the reply to EHLO lists them
     * @return this builder
     * @throws IllegalArgumentException if no mechanism is given, or the server does not support one of them
     */
    public SmtpServerBuilder mechanisms(String... mechanisms) {
        if (mechanisms.length == 0) {
            throw new IllegalArgumentException("mechanisms must not be empty; to disable AUTH, call disable(AUTH)");
        }
        List.of(mechanisms).forEach(SaslMechanism::requireKnown);
        this.mechanisms = List.of(mechanisms);
        return this;
    }

    /**
     * Makes the server support and advertise only the given extensions. {@link SmtpExtension#STARTTLS} also requires
     * {@link #tls}.
     *
     * @param extensions the extensions; if there are none, the reply to EHLO lists none
     * @return this builder
     */
    public SmtpServerBuilder extensions(SmtpExtension... extensions) {
        this.extensions.clear();
        ownLines.clear();
        exactly = true;
        return enable(extensions);
    }

    /**
     * Adds extensions to the server. The default is PIPELINING, SIZE, 8BITMIME, SMTPUTF8, DSN, ENHANCEDSTATUSCODES,
     * CHUNKING, AUTH, HELP, STARTTLS if {@link #tls} enables it, and the engine's own extensions.
     *
     * @param extensions the extensions
     * @return this builder
     */
    public SmtpServerBuilder enable(SmtpExtension... extensions) {
        this.extensions.addAll(List.of(extensions));
        return this;
    }

    /**
     * Removes extensions from the server.
     *
     * @param extensions the extensions
     * @return this builder
     */
    public SmtpServerBuilder disable(SmtpExtension... extensions) {
        List.of(extensions).forEach(this.extensions::remove);
        return this;
    }

    /**
     * Advertises, in the reply to EHLO, an extension that this library does not support. MAIL and RCPT then accept
     * unknown parameters, which may belong to the extension. Beyond this, the server does not implement it: use stubs
     * to answer its commands.
     *
     * <pre>{@code
     * RecordingSmtpServer smtp = RecordingSmtpServer.builder().advertise("XCLIENT NAME ADDR").start();
     * smtp.on(command("XCLIENT")).reply(220, "mx.example.org ESMTP");
     * }</pre>
     *
     * @param line the line in the reply to EHLO: a keyword and optional parameters, separated by single spaces; it
     *     replaces an earlier line with the same keyword
     * @return this builder
     * @throws IllegalArgumentException if the line is malformed, or this library supports the extension, in which case
     *     call {@link #enable}
     */
    public SmtpServerBuilder advertise(String line) {
        if (!EHLO_LINE.matcher(line).matches()) {
            throw new IllegalArgumentException(
                    "line must be a keyword and optional parameters, separated by single spaces"
                            + " (RFC 5321, section 4.1.1.1) but was " + Printable.quote(line));
        }
        String keyword = line.split(" ", 2)[0];
        SmtpExtension.find(keyword).ifPresent(known -> {
            throw new IllegalArgumentException("line must not advertise a built-in extension but was "
                    + Printable.quote(line) + "; call enable(" + known.name() + ")");
        });
        ownLines.put(keyword, line);
        return this;
    }

    /**
     * Limits the number of mails in a session. The reply to EHLO advertises the limit (LIMITS, RFC 9422). Further mails are refused with
     * 452 4.5.3.
     *
     * @param mails the maximum number of mails, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder maxMailsPerSession(int mails) {
        limits = limits.withMails(requirePositive("maxMailsPerSession", mails));
        return enable(SmtpExtension.LIMITS);
    }

    /**
     * Limits the number of recipients of a mail. The reply to EHLO advertises the limit (LIMITS, RFC 9422). Further recipients are refused
     * with 452 4.5.3.
     *
     * @param recipients the maximum number of recipients, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder maxRecipients(int recipients) {
        limits = limits.withRecipients(requirePositive("maxRecipients", recipients));
        return enable(SmtpExtension.LIMITS);
    }

    /**
     * Limits the number of domains among the recipients of a mail. The reply to EHLO advertises the limit (LIMITS, RFC 9422). Recipients in
     * other domains are refused with 452 4.5.3.
     *
     * @param domains the maximum number of domains, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder maxRecipientDomains(int domains) {
        limits = limits.withRecipientDomains(requirePositive("maxRecipientDomains", domains));
        return enable(SmtpExtension.LIMITS);
    }

    /**
     * Accepts commands that violate SMTP but are accepted by GreenMail or other test servers: MAIL before EHLO or
     * during a transaction, addresses that are invalid or lack angle brackets, unknown or malformed parameters, and
     * missing or unexpected arguments. Limits, users, TLS and policies still apply. Dialogues show,
     * below each such command, the reply that the server would send by default. {@code isWellBehaved()} still reports
     * the command. By default, such commands are refused.
     *
     * <pre>{@code
     * RecordingSmtpServer.builder().tolerant().start();
     * }</pre>
     *
     * @return this builder
     */
    public SmtpServerBuilder tolerant() {
        tolerant = true;
        return this;
    }

    /**
     * Limits the number of errors in a session. An error is a command that the server itself, not a stub, answers with 500 to 504 or 555.
     * After that many errors, the server answers the next command with 421 4.7.0 and closes the connection. The default is 20.
     *
     * @param errors the maximum number of errors, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder maxErrors(int errors) {
        maxErrors = requirePositive("maxErrors", errors);
        return this;
    }

    /**
     * Limits the size of a message. The reply to EHLO advertises the limit (SIZE, RFC 1870). Larger messages are refused with 552 and not
     * kept. The default is 100 MiB.
     *
     * @param octets the maximum size in octets, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the size is not positive
     */
    public SmtpServerBuilder maxMessageSize(int octets) {
        maxMessageSize = requirePositive("maxMessageSize", octets);
        return this;
    }

    /**
     * Sets how long a client may be idle before the server closes the connection with 421. The default is 5 minutes, as
     * RFC 5321, section 4.5.3.2.7, recommends.
     *
     * @param timeout the timeout, at least one millisecond
     * @return this builder
     * @throws IllegalArgumentException if the timeout is shorter than one millisecond or longer than 24 days
     */
    public SmtpServerBuilder idleTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("idleTimeout must be between 1 ms and 24 days but was " + timeout);
        }
        idleTimeout = timeout;
        return this;
    }

    /**
     * Limits how many mails are kept, so that a load test of any length runs in bounded memory. Once the limit is
     * reached, {@link RecordingSmtpServer#mails()}, the transcript and the engine discard the oldest mail whenever a
     * new one arrives; the transcript also discards everything that precedes the discarded mail in its session. The
     * same limit applies to the number of sessions, and to the number of refused mails in each session. Other
     * exchanges, such as NOOP, are kept only at the beginning and end of a session; transcripts say how many are
     * omitted. By default, everything is kept.
     *
     * <p>{@code receivesExactly(1_000_000)}, {@code receivesMail(1_000_000)} and {@code hasSessions(1_000_000)} also
     * count what was discarded. Assertions that look for a mail, a session or an exchange see only what is kept, and so do
     * {@code isWellBehaved()}, {@code serverIsWellBehaved()} and {@code isEncrypted()}. A wait considers every mail that
     * arrives, even if the server has already discarded it. Once something has been discarded, assertions that
     * depend on it fail. Examples are {@code wasNotAsked(rcptTo("bob@example.org"))}, {@code attempts(quit())}, {@code
     * hasReceivedExactlyOneMailToEach("ada@example.org")}, {@code allSessionsEndedWithQuit()}, {@code hasNoLogins()} and
     * {@code noCommandWasRejected()}. A session that continues after it was discarded is listed again, without its
     * earlier exchanges.
     *
     * <pre>{@code
     * RecordingSmtpServer.builder().keepLast(1000).start();
     * }</pre>
     *
     * @param mails the maximum number of mails, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is not positive
     * @see io.github.junitsmtp.mail.ReceivedMails#forgotten()
     * @see io.github.junitsmtp.transcript.SmtpSession#forgottenExchanges()
     */
    public SmtpServerBuilder keepLast(int mails) {
        keptMails = requirePositive("keepLast", mails);
        return this;
    }

    /**
     * Keeps large messages in files instead of memory. A message can be read as long as it is referenced, even after
     * the server has been reset or closed. Its file is deleted after garbage collection, or when the JVM exits. If the
     * file cannot be written, the message stays in memory. By default, every message stays in memory.
     *
     * @param octets the size up to which a message is kept in memory, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is not positive
     */
    public SmtpServerBuilder spillAbove(int octets) {
        spillAbove = requirePositive("spillAbove", octets);
        return this;
    }

    /**
     * Lets clients fetch received mail. Each protocol gets a free port; see
     * {@link RecordingSmtpServer#port(MailboxProtocol)}. If the server uses TLS, whether from the first byte or with
     * STARTTLS, these protocols are IMAPS and POP3S, with the same certificate. By default, no protocol is offered.
     *
     * @param protocols the protocols
     * @return this builder
     */
    public SmtpServerBuilder access(MailboxProtocol... protocols) {
        access.addAll(List.of(protocols));
        return this;
    }

    /**
     * Delivers mail for unknown recipients to the mailbox of the given user. By default, each recipient has its own
     * mailbox.
     *
     * @param login one of the {@linkplain #user users}
     * @return this builder
     */
    public SmtpServerBuilder catchAll(String login) {
        catchAll = login;
        return this;
    }

    /**
     * Sets the engine. The default is the only engine on the class path.
     *
     * @param engine the engine
     * @return this builder
     */
    public SmtpServerBuilder engine(SmtpEngine engine) {
        this.engine = engine;
        return this;
    }

    /**
     * Relays to a server that is already running, instead of starting an engine. All replies except those of stubs come from that server:
     * the relay is {@linkplain Relay#transparent() transparent}.
     *
     * <pre>{@code
     * RecordingSmtpServer smtp = RecordingSmtpServer.builder().relayTo("127.0.0.1", 2525).start();
     * }</pre>
     *
     * @param host the host name or IP address of that server
     * @param port the port of that server
     * @return this builder
     * @throws IllegalArgumentException if the host is blank or the port is out of range
     */
    public SmtpServerBuilder relayTo(String host, int port) {
        return relayTo(Relay.to(host, port));
    }

    /**
     * Relays to a server that is already running, instead of starting an engine.
     *
     * @param relay the relay to that server
     * @return this builder
     */
    public SmtpServerBuilder relayTo(Relay relay) {
        this.relay = relay;
        return this;
    }

    /**
     * Makes the server answer as a recorded server did; see {@link #replaying(Replay)}.
     *
     * @param recording the file, written by {@link Transcript#writeTo(Path)}, possibly edited by hand
     * @return this builder
     * @throws UncheckedIOException if the file is missing, cannot be read, or is larger than 50 MB
     * @throws IllegalArgumentException if it is not a recording, is truncated, or contains no session; the message says
     *     which line is wrong
     */
    public SmtpServerBuilder replaying(Path recording) {
        return replaying(Replay.of(recording));
    }

    /**
     * Makes the server answer as a recorded server did. The test's own stubs and policies take precedence.
     * {@link RecordingSmtpServer#reset()} restarts the replay. The server uses TLS as the recorded server did; to change that, call
     * {@link #tls} afterwards.
     *
     * @param recording the recorded server
     * @return this builder
     */
    public SmtpServerBuilder replaying(Replay recording) {
        replay = recording;
        if (tls == Tls.NONE) {
            tls = recording.beginsInTls() ? Tls.IMPLICIT : recording.offersStartTls() ? Tls.STARTTLS : Tls.NONE;
        }
        return this;
    }

    /**
     * Starts a server.
     *
     * @return the running server, which the caller must close
     * @throws IllegalStateException if settings contradict each other, if the port is in use, if no engine was set and there is not exactly
     *     one on the class path, or if the server would relay to itself
     */
    public RecordingSmtpServer start() {
        if (relay != null) {
            requireRelay(relay);
            return new RecordingSmtpServer(this, new RelayEngine(relay.target(idleTimeout)));
        }
        return new RecordingSmtpServer(this, engine == null ? Engines.only() : engine);
    }

    private void requireRelay(Relay wanted) {
        require(engine == null, "relayTo(..) and engine(..) are mutually exclusive; call only one of them");
        require(access.isEmpty(), "access(..) requires an engine with mailboxes, which a relay does not have");
        require(catchAll == null, "catchAll(..) requires an engine with mailboxes, which a relay does not have");
        List<String> withoutEffect = wanted.isTransparent() ? answersOfItsOwn() : List.of();
        require(
                withoutEffect.isEmpty(),
                String.join(", ", withoutEffect) + (withoutEffect.size() == 1 ? " has" : " have")
                        + " no effect on a transparent relay, which passes on every reply from the backend;"
                        + " call relayTo(Relay.to(..).completed())");
    }

    /** Returns the settings that only matter where this server answers by itself. */
    private List<String> answersOfItsOwn() {
        Map<String, Boolean> settings = new LinkedHashMap<>();
        settings.put("tls(Tls.STARTTLS_REQUIRED)", tls == Tls.STARTTLS_REQUIRED);
        settings.put("user(..)", !users.isEmpty());
        settings.put("mechanisms(..)", !mechanisms.equals(SaslMechanism.STANDARD));
        settings.put("advertise(..)", !ownLines.isEmpty());
        settings.put("tolerant()", tolerant);
        settings.put("maxErrors(..)", maxErrors != MAX_ERRORS);
        settings.put("a limit on mails, recipients or domains", !limits.equals(Limits.NONE));
        Set<SmtpExtension> others = EnumSet.copyOf(extensions);
        others.remove(SmtpExtension.LIMITS);
        settings.put("a choice of extensions", exactly || !others.equals(AdvertisedExtensions.STANDARD));
        return settings.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isTransparent() {
        return relay != null && relay.isTransparent();
    }

    EngineSettings engineSettings(TlsSettings settings) {
        require(
                catchAll == null || users.containsKey(catchAll),
                "catchAll must be one of the users but was " + catchAll + "; call user(\"" + catchAll
                        + "\", \"secret\")");
        return new EngineSettings(
                bindTo, port, settings, users, Optional.ofNullable(catchAll), access, Map.of(), keptMails);
    }

    SessionSettings sessionSettings(
            String software, EngineUsers engineUsers, Script<Incoming> script, Transcript transcript) {
        Mechanisms offered = new Mechanisms(mechanisms, new Credentials(users, engineUsers), domain);
        return new SessionSettings(
                new ServerIdentity(domain, software, transcript),
                advertised(offered),
                new CommandRules(tls, limits, maxMessageSize, tolerant),
                offered,
                tlsSettings(),
                script,
                new SpillFolder(spillAbove),
                maxMessageSize,
                maxErrors,
                isTransparent());
    }

    private TlsSettings tlsSettings() {
        boolean plain = certificate == ServerCertificate.TRUSTED
                && clientCertificate == ClientCertificate.NOT_ASKED
                && tlsProtocols.isEmpty();
        require(
                tls != Tls.NONE || plain || isTransparent(),
                "certificate, clientCertificate and tlsProtocols have no effect without TLS; call tls(Tls.STARTTLS)"
                        + " or tls(Tls.IMPLICIT)");
        require(
                tls != Tls.NONE || names.isEmpty() || isTransparent(),
                "names have no effect without TLS; call tls(Tls.STARTTLS) or tls(Tls.IMPLICIT)");
        List<String> hosts = tls == Tls.NONE && !isTransparent() ? List.of() : ServerHosts.of(bindTo, names);
        return new TlsSettings(tls, certificate, hosts, clientCertificate, tlsProtocols, isTransparent());
    }

    private AdvertisedExtensions advertised(Mechanisms offered) {
        if (isTransparent()) {
            return AdvertisedExtensions.ofServerBehind(offered, domain);
        }
        require(
                !exactly || !extensions.contains(SmtpExtension.STARTTLS) || tls.offersStartTls(),
                "STARTTLS is enabled without TLS; call tls(Tls.STARTTLS)");
        require(
                extensions.contains(SmtpExtension.STARTTLS) || !tls.offersStartTls(),
                "tls(Tls." + tls + ") requires the STARTTLS extension, which is disabled");
        require(
                !extensions.contains(SmtpExtension.BINARYMIME) || extensions.contains(SmtpExtension.CHUNKING),
                "BINARYMIME requires the CHUNKING extension, which is disabled (RFC 3030, section 3)");
        return new AdvertisedExtensions(
                extensions, ownLines.values(), exactly, tls, maxMessageSize, offered, limits, domain);
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalStateException(problem);
        }
    }

    Optional<Replay> replay() {
        return Optional.ofNullable(replay);
    }

    int idleTimeoutMillis() {
        return (int) idleTimeout.toMillis();
    }

    int keptMails() {
        return keptMails;
    }

    Optional<Map.Entry<String, String>> firstUser() {
        return users.entrySet().stream().findFirst();
    }
}
