package io.github.junitsmtp.internal.spring;

import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * The properties of a server for its application: under the names of Spring Boot, which passes properties on to the Jakarta Mail session,
 * and under names of this library.
 *
 * @param overrides properties that override those of the application, because only the server knows their values
 * @param defaults properties that the application may override
 */
record ServerProperties(Map<String, Object> overrides, Map<String, Object> defaults) {

    private static final String NAME = "junit-smtp";

    static ServerProperties of(RecordingSmtpServer server) {
        Session session = server.mailSession();
        ServerProperties properties = new ServerProperties(new TreeMap<>(), new TreeMap<>());
        properties.addBoth("host", server.host());
        properties.addBoth("port", Integer.toString(server.port()));
        for (MailboxProtocol protocol : MailboxProtocol.values()) {
            String name = NAME + "." + protocol.name().toLowerCase(Locale.ROOT) + ".port";
            if (server.speaks(protocol)) {
                properties.overrides.put(name, Integer.toString(server.port(protocol)));
            }
        }
        properties.addCredentials(session.requestPasswordAuthentication(null, 0, null, null, null));
        properties.overrides.put("spring.mail.protocol", "smtp");
        properties.overrides.put(
                "spring.mail.ssl.enabled", "false"); // otherwise Spring Boot replaces the socket factory and its trust
        session.getProperties()
                .stringPropertyNames()
                .forEach(name ->
                        properties.groupOf(name).put("spring.mail.properties." + name, session.getProperty(name)));
        return properties;
    }

    private void addCredentials(@Nullable PasswordAuthentication user) {
        if (user != null) {
            addBoth("username", user.getUserName());
            addBoth("password", user.getPassword());
        }
    }

    private void addBoth(String name, String value) {
        overrides.put(NAME + "." + name, value);
        overrides.put("spring.mail." + name, value);
    }

    private Map<String, Object> groupOf(String name) {
        return name.endsWith("timeout") || name.endsWith("localhost") ? defaults : overrides;
    }

    void addTo(MutablePropertySources sources) {
        sources.addFirst(new MapPropertySource(NAME, overrides));
        sources.addLast(new MapPropertySource(NAME + " defaults", defaults));
    }
}
