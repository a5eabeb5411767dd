package io.github.junitsmtp.spring;

import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * What an application has to know of its server: under the names of Spring Boot, which takes the properties of a Jakarta Mail session as
 * they are, and under our own.
 *
 * @param facts what only the server can tell, whatever the application is configured for
 * @param defaults what the application may know better
 */
record ServerProperties(Map<String, Object> facts, Map<String, Object> defaults) {

    private static final String NAME = "junit-smtp";

    static ServerProperties of(RecordingSmtpServer server) {
        Session session = server.mailSession();
        ServerProperties properties = new ServerProperties(new TreeMap<>(), new TreeMap<>());
        properties.addBoth("host", server.host());
        properties.addBoth("port", Integer.toString(server.port()));
        properties.addCredentials(session.requestPasswordAuthentication(null, 0, null, null, null));
        properties.facts.put("spring.mail.protocol", "smtp");
        properties.facts.put("spring.mail.ssl.enabled", "false"); // this way has its own idea of trust
        session.getProperties()
                .stringPropertyNames()
                .forEach(name ->
                        properties.sortOf(name).put("spring.mail.properties." + name, session.getProperty(name)));
        return properties;
    }

    private void addCredentials(@Nullable PasswordAuthentication user) {
        if (user != null) {
            addBoth("username", user.getUserName());
            addBoth("password", user.getPassword());
        }
    }

    private void addBoth(String name, String value) {
        facts.put(NAME + "." + name, value);
        facts.put("spring.mail." + name, value);
    }

    private Map<String, Object> sortOf(String name) {
        return name.endsWith("timeout") || name.endsWith("localhost") ? defaults : facts;
    }

    void addTo(MutablePropertySources sources) {
        sources.addFirst(new MapPropertySource(NAME, facts));
        sources.addLast(new MapPropertySource(NAME + " defaults", defaults));
    }
}
