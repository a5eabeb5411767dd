package io.github.junitsmtp.internal.spring;

import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.TestSocketFactory;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.PasswordAuthentication;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * The properties of a server for its application: under the names of Spring Boot, which passes properties on to the Jakarta Mail session,
 * and under names of this library.
 *
 * <p>They say where the server is, and how to log in and trust its certificate. How to use TLS remains the application's decision, so that
 * a test of it tests the application. Only a server without TLS turns TLS off.
 *
 * @param overrides properties that override those of the application, because only the server knows their values
 * @param defaults properties that the application may override
 */
record ServerProperties(Map<String, Object> overrides, Map<String, Object> defaults) {

    private static final String NAME = "junit-smtp";
    private static final String BOOT = "spring.mail.";
    private static final List<String> PROTOCOLS = List.of("smtp", "smtps");
    private static final List<String> FACTORIES = List.of("ssl.socketFactory.class", "socketFactory.class");
    private static final String TLS_OF_JAVA = "javax.net.ssl.SSLSocketFactory";

    static ServerProperties of(RecordingSmtpServer server, ConfigurableEnvironment application) {
        application.getPropertySources().remove(NAME); // those of a parent context are not the application's own
        ServerProperties properties = new ServerProperties(new TreeMap<>(), new TreeMap<>());
        properties.addBoth("host", server.host());
        properties.addBoth("port", Integer.toString(server.port()));
        properties.addMailboxes(server);
        properties.addCredentials(server.mailSession().requestPasswordAuthentication(null, 0, null, null, null));
        for (String protocol : PROTOCOLS) {
            Session session = new Session(protocol);
            properties.overrides.put(session.name("host"), server.host());
            Stream.of("port", "socketFactory.port", "ssl.socketFactory.port")
                    .forEach(name -> properties.overrides.put(session.name(name), Integer.toString(server.port())));
            properties.defaults.put(session.name("localhost"), "localhost"); // looking up the machine's name takes time
            if (server.tls() != Tls.NONE) {
                properties.addTrust(session, server.host(), application);
            }
        }
        if (server.tls() == Tls.NONE) {
            properties.turnTlsOff();
        }
        return properties;
    }

    private void addMailboxes(RecordingSmtpServer server) {
        for (MailboxProtocol protocol : MailboxProtocol.values()) {
            String name = NAME + "." + protocol.name().toLowerCase(Locale.ROOT) + ".port";
            if (server.speaks(protocol)) {
                overrides.put(name, Integer.toString(server.port(protocol)));
            }
        }
    }

    private void addCredentials(@Nullable PasswordAuthentication user) {
        if (user != null) {
            addBoth("username", user.getUserName());
            addBoth("password", user.getPassword());
        }
    }

    private void addBoth(String name, String value) {
        overrides.put(NAME + "." + name, value);
        overrides.put(BOOT + name, value);
    }

    /** An application that decides itself what to trust keeps doing so, and a list of hosts gets one more. */
    private void addTrust(Session session, String host, Environment application) {
        String trusted = session.find("ssl.trust", application);
        if (trusted != null) {
            overrides.put(session.name("ssl.trust"), trusted.strip().equals("*") ? "*" : trusted + " " + host);
        }
        for (String factory : FACTORIES) {
            if (TLS_OF_JAVA.equals(session.find(factory, application))) {
                overrides.put(session.name(factory), TestSocketFactory.class.getName());
            }
        }
        if (trusted == null && FACTORIES.stream().allMatch(name -> isOfJava(session.find(name, application)))) {
            overrides.put(session.name("ssl.socketFactory.class"), TestSocketFactory.class.getName());
        }
    }

    /** Java's own factories trust the authorities of this JVM, as do connections without a factory. */
    private static boolean isOfJava(@Nullable String factory) {
        return factory == null || factory.isEmpty() || factory.startsWith("javax.net.");
    }

    private void turnTlsOff() {
        Session session = new Session("smtp");
        overrides.put(BOOT + "protocol", "smtp");
        overrides.put(BOOT + "ssl.enabled", "false");
        Stream.of("ssl.enable", "starttls.enable", "starttls.required")
                .forEach(name -> overrides.put(session.name(name), "false"));
        overrides.put(session.name("socketFactory.class"), ""); // those of most applications start with TLS
    }

    void addTo(ConfigurableEnvironment environment) {
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, overrides));
        environment.getPropertySources().addLast(new MapPropertySource(NAME + " defaults", defaults));
    }

    /** The properties of the application's Jakarta Mail session for one protocol. */
    private record Session(String protocol) {

        private String name(String property) {
            return BOOT + "properties.mail." + protocol + "." + property;
        }

        private @Nullable String find(String property, Environment application) {
            String found = application.getProperty(name(property));
            return found != null
                    ? found
                    : application.getProperty(BOOT + "properties[mail." + protocol + "." + property + "]");
        }
    }
}
