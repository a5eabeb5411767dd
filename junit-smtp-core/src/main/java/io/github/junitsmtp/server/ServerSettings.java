package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.dialogue.AdvertisedExtensions;
import io.github.junitsmtp.internal.dialogue.CommandRules;
import io.github.junitsmtp.internal.dialogue.Limits;
import io.github.junitsmtp.internal.dialogue.ServerIdentity;
import io.github.junitsmtp.internal.dialogue.ServerProperties;
import io.github.junitsmtp.internal.sasl.Credentials;
import io.github.junitsmtp.internal.sasl.Mechanisms;
import io.github.junitsmtp.internal.sasl.SaslMechanism;
import io.github.junitsmtp.internal.store.SpillFolder;
import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.wire.TlsSettings;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a server is to be, as far as the test has said; {@link SmtpServerBuilder} sets it. */
final class ServerSettings {

    String domain = "localhost";
    int maxMessageSize = 100 * 1024 * 1024;
    int maxErrors = 20;
    Limits limits = Limits.NONE;
    InetAddress bindTo = InetAddress.getLoopbackAddress();
    int port;
    Duration idleTimeout = Duration.ofMinutes(5);
    final Map<String, String> users = new LinkedHashMap<>();
    final Set<MailboxProtocol> access = EnumSet.noneOf(MailboxProtocol.class);
    Tls tls = Tls.NONE;
    ServerCertificate certificate = ServerCertificate.TRUSTED;
    ClientCertificate clientCertificate = ClientCertificate.NOT_ASKED;
    List<String> tlsProtocols = List.of();
    List<String> mechanisms = SaslMechanism.STANDARD;
    final Set<SmtpExtension> extensions = EnumSet.copyOf(AdvertisedExtensions.STANDARD);
    boolean exactly;
    int kept = Integer.MAX_VALUE;
    int spillAbove = Integer.MAX_VALUE;

    RecordingSmtpServer start(SmtpEngine engine) {
        String where = bindTo.getHostAddress() + (port == 0 ? "" : ":" + port);
        try {
            return new RecordingSmtpServer(this, engine);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Can not listen on " + where + ": " + e.getMessage()
                            + ". Leave the port out for any free one, or find out who has it",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Can not start " + engine.name() + " on " + where + ": " + e.getMessage(), e);
        }
    }

    EngineSettings engineSettings() {
        return new EngineSettings(bindTo, port, users, access, kept);
    }

    TlsSettings tlsSettings() {
        boolean plain = certificate == ServerCertificate.TRUSTED
                && clientCertificate == ClientCertificate.NOT_ASKED
                && tlsProtocols.isEmpty();
        require(
                tls != Tls.NONE || plain,
                "A certificate or version has no effect without TLS, such as tls(Tls.STARTTLS)");
        return new TlsSettings(tls, certificate, clientCertificate, tlsProtocols);
    }

    private Mechanisms mechanisms() {
        return new Mechanisms(mechanisms, new Credentials(users), domain);
    }

    private AdvertisedExtensions extensions(Mechanisms offered) {
        require(
                !exactly || !extensions.contains(SmtpExtension.STARTTLS) || tls.offersStartTls(),
                "STARTTLS is to be offered, but there is no tls(Tls.STARTTLS)");
        require(
                extensions.contains(SmtpExtension.STARTTLS) || !tls.offersStartTls(),
                "There is tls(Tls." + tls + "), but the extension STARTTLS is not to be offered");
        require(
                !extensions.contains(SmtpExtension.BINARYMIME) || extensions.contains(SmtpExtension.CHUNKING),
                "BINARYMIME can not do without CHUNKING (RFC 3030, section 3)");
        return new AdvertisedExtensions(extensions, exactly, tls, maxMessageSize, offered, limits, domain);
    }

    ServerProperties properties(
            String software, TlsSettings tlsSettings, Script<Incoming> script, Transcript transcript) {
        Mechanisms offered = mechanisms();
        return new ServerProperties(
                new ServerIdentity(domain, software, transcript),
                extensions(offered),
                new CommandRules(tls, limits, maxMessageSize),
                offered,
                tlsSettings,
                script,
                new SpillFolder(spillAbove),
                maxMessageSize,
                maxErrors);
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalStateException(problem);
        }
    }

    int idleTimeoutMillis() {
        return (int) idleTimeout.toMillis();
    }

    Optional<Map.Entry<String, String>> firstUser() {
        return users.entrySet().stream().findFirst();
    }
}
