package io.github.junitsmtp.examples.gettingstarted;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

public class Greeter {

    private final Session session;

    public Greeter(String host, int port) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", port);
        session = Session.getInstance(properties);
    }

    public void greet(String name, String address) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(address));
        mail.setSubject("Welcome, " + name);
        mail.setText("Good to have you here.");
        Transport.send(mail);
    }
}
