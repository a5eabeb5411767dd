package io.github.junitsmtp.examples.first;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** The code under test of the README: it knows a host and a port, but nothing about tests. */
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
}
