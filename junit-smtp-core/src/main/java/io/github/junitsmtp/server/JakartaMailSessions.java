package io.github.junitsmtp.server;

import io.github.junitsmtp.tls.TestSocketFactory;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Makes Jakarta Mail sessions that send to a server and fetch from it. All properties are strings, so that frameworks accept them, too. */
final class JakartaMailSessions {

    private static final String TIMEOUT_MILLIS = "10000";

    private static final String ANGUS_MAIL = "org.eclipse.angus.mail.smtp.SMTPTransport";

    /** The mechanisms that Angus Mail uses without configuration. */
    private static final Set<String> USUAL = Set.of("PLAIN", "LOGIN", "DIGEST-MD5");

    private JakartaMailSessions() {}

    /** Returns a session that also knows the ports for fetching mail. */
    static Session of(
            RecordingSmtpServer server,
            Map<MailboxProtocol, Integer> mailboxes,
            Optional<Map.Entry<String, String>> user) {
        Properties properties = new Properties();
        properties.putAll(addressOf(server));
        properties.putAll(tlsOf(server));
        mailboxes.forEach((protocol, port) -> properties.putAll(storeOf(server, protocol, port)));
        properties.putAll(preferredStoreOf(server, mailboxes.keySet()));
        if (user.isEmpty()) {
            return byAngusMail(Session.getInstance(properties));
        }
        properties.setProperty("mail.smtp.auth", "true");
        properties.putAll(loginBy(server.mechanisms()));
        FirstUser first = new FirstUser(
                new PasswordAuthentication(user.get().getKey(), user.get().getValue()),
                server.host(),
                portsOf(server, mailboxes));
        return first.signIn(byAngusMail(Session.getInstance(properties, first)));
    }

    private static Map<String, Integer> portsOf(RecordingSmtpServer server, Map<MailboxProtocol, Integer> mailboxes) {
        Map<String, Integer> ports = new HashMap<>(Map.of("smtp", server.port()));
        mailboxes.forEach((protocol, port) -> namesOf(protocol, server).forEach(name -> ports.put(name, port)));
        return ports;
    }

    /** Without this, Jakarta Mail might use com.sun.mail, which does not find the server's IP address in a certificate. */
    private static Session byAngusMail(Session session) {
        Stream.of(session.getProviders())
                .filter(provider -> provider.getClassName().equals(ANGUS_MAIL))
                .filter(provider -> !isUsed(provider, session))
                .findFirst()
                .ifPresent(provider -> use(provider, session));
        return session;
    }

    private static boolean isUsed(Provider provider, Session session) {
        try {
            return session.getProvider(provider.getProtocol()).getClassName().equals(provider.getClassName());
        } catch (NoSuchProviderException e) {
            return false;
        }
    }

    private static void use(Provider provider, Session session) {
        try {
            session.setProvider(provider);
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("The provider " + provider + " cannot be used", e);
        }
    }

    /** Setting the client's name avoids a lookup of the machine's own name. */
    private static Map<String, String> addressOf(RecordingSmtpServer server) {
        return Map.of(
                "mail.smtp.host",
                server.host(),
                "mail.smtp.port",
                Integer.toString(server.port()),
                "mail.smtp.localhost",
                "localhost",
                "mail.smtp.connectiontimeout",
                TIMEOUT_MILLIS,
                "mail.smtp.timeout",
                TIMEOUT_MILLIS);
    }

    /** Also sets the properties that are off, because a framework may merge these with the production settings. */
    private static Map<String, String> tlsOf(RecordingSmtpServer server) {
        String startTls = Boolean.toString(server.tls().offersStartTls());
        Map<String, String> properties = new HashMap<>(Map.of(
                "mail.smtp.ssl.enable", Boolean.toString(server.tls() == Tls.IMPLICIT),
                "mail.smtp.starttls.enable", startTls,
                "mail.smtp.starttls.required", startTls));
        if (server.tls() != Tls.NONE) {
            properties.put("mail.smtp.ssl.socketFactory.class", TestSocketFactory.class.getName());
            properties.put("mail.smtp.ssl.checkserveridentity", "true");
        }
        return properties;
    }

    /** With TLS, both {@code getStore("imap")} and {@code getStore("imaps")} find the server. */
    private static Map<String, String> storeOf(RecordingSmtpServer server, MailboxProtocol protocol, int port) {
        boolean secure = server.tls() != Tls.NONE;
        Map<String, String> properties = new HashMap<>();
        for (String name : namesOf(protocol, server)) {
            String prefix = "mail." + name + ".";
            properties.put(prefix + "host", server.host());
            properties.put(prefix + "port", Integer.toString(port));
            properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
            if (protocol == MailboxProtocol.POP3) { // an IMAP client may IDLE for longer
                properties.put(prefix + "timeout", TIMEOUT_MILLIS);
            }
            properties.put(prefix + "ssl.enable", Boolean.toString(secure));
            if (secure) {
                properties.put(prefix + "ssl.socketFactory.class", TestSocketFactory.class.getName());
                properties.put(prefix + "ssl.checkserveridentity", "true");
                properties.put(prefix + "socketFactory.fallback", "false"); // it would hide why the first try failed
            }
        }
        return properties;
    }

    private static Map<String, String> preferredStoreOf(RecordingSmtpServer server, Set<MailboxProtocol> protocols) {
        return protocols.stream()
                .min(Comparator.naturalOrder())
                .map(first -> Map.of("mail.store.protocol", nameOf(first) + (server.tls() == Tls.NONE ? "" : "s")))
                .orElse(Map.of());
    }

    private static List<String> namesOf(MailboxProtocol protocol, RecordingSmtpServer server) {
        String name = nameOf(protocol);
        return server.tls() == Tls.NONE ? List.of(name) : List.of(name, name + "s");
    }

    private static String nameOf(MailboxProtocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> loginBy(List<String> offered) {
        boolean bearer = offered.contains("XOAUTH2");
        return offered.stream().anyMatch(USUAL::contains)
                ? Map.of()
                : Map.of(
                        "mail.smtp.auth.mechanisms", bearer ? "XOAUTH2" : "",
                        "mail.smtp.sasl.enable", Boolean.toString(!bearer),
                        "mail.smtp.sasl.mechanisms", String.join(" ", offered));
    }
}
