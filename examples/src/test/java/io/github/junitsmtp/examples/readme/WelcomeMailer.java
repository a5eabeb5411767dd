package io.github.junitsmtp.examples.readme;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** The code under test of the tour and the migration guide: it knows a host and a port, but nothing about tests. */
public final class WelcomeMailer {

    private final Session session;

    public WelcomeMailer(String host, int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        session = Session.getInstance(properties);
    }

    public void welcome(String address) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("shop@example.com");
        message.setRecipients(Message.RecipientType.TO, address);
        message.setRecipients(Message.RecipientType.BCC, "audit@example.com");
        message.setSubject("Welcome!");
        message.setText("Your account is ready.");
        Transport.send(message);
    }

    /** Retries once, as clients do when they are greylisted. */
    public void welcomeWithRetry(String address) throws MessagingException {
        try {
            welcome(address);
        } catch (MessagingException e) {
            welcome(address);
        }
    }
}
