package io.github.junitsmtp.server;

import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Makes the Jakarta Mail sessions that send to a server. */
final class MailSessions {

    private static final String TIMEOUT_MILLIS = "10000";

    /** Those that Angus Mail takes without being told. */
    private static final Set<String> USUAL = Set.of("PLAIN", "LOGIN", "DIGEST-MD5");

    private MailSessions() {}

    private static void chooseMechanism(Properties properties, List<String> offered) {
        if (offered.stream().noneMatch(USUAL::contains)) {
            boolean bearer = offered.contains("XOAUTH2");
            properties.setProperty("mail.smtp.auth.mechanisms", bearer ? "XOAUTH2" : "");
            properties.setProperty("mail.smtp.sasl.enable", Boolean.toString(!bearer));
            properties.setProperty("mail.smtp.sasl.mechanisms", String.join(" ", offered));
        }
    }

    static Session sendingTo(RecordingSmtpServer server, Optional<Map.Entry<String, String>> user) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.localhost", "localhost"); // spares a look-up of the machine's own name
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        if (server.tls() != Tls.NONE) {
            properties.put(
                    "mail.smtp.ssl.socketFactory",
                    server.certificates().sslContext().getSocketFactory());
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.tls() == Tls.IMPLICIT));
            properties.setProperty(
                    "mail.smtp.starttls.enable", Boolean.toString(server.tls().offersStartTls()));
            properties.setProperty(
                    "mail.smtp.starttls.required", Boolean.toString(server.tls().offersStartTls()));
        }
        if (user.isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.setProperty("mail.smtp.auth", "true");
        chooseMechanism(properties, server.mechanisms());
        PasswordAuthentication credentials =
                new PasswordAuthentication(user.get().getKey(), user.get().getValue());
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return credentials;
            }
        });
    }
}
