package io.github.junitsmtp.examples.failures;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Sends a shop's mails with Jakarta Mail. Most of the mistakes are in its settings or around its calls. */
final class ShopMailer {

    private final Properties settings = new Properties();
    private String user = "";
    private String password = "";

    ShopMailer(String host, int port) {
        set("mail.smtp.host", host);
        set("mail.smtp.port", String.valueOf(port));
        set("mail.smtp.localhost", "shop.example.com");
    }

    ShopMailer set(String setting, Object value) {
        settings.put(setting, value);
        return this;
    }

    ShopMailer loggedInAs(String name, String secret) {
        user = name;
        password = secret;
        return set("mail.smtp.auth", "true");
    }

    Session session() {
        return Session.getInstance(settings, new jakarta.mail.Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        });
    }

    MimeMessage mail(String subject, String text, String... recipients) throws MessagingException {
        MimeMessage mail = new MimeMessage(session());
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipients(RecipientType.TO, String.join(",", recipients));
        mail.setSubject(subject, "UTF-8");
        mail.setText(text, "UTF-8");
        return mail;
    }

    void send(String subject, String text, String... recipients) throws MessagingException {
        Transport.send(mail(subject, text, recipients));
    }
}
