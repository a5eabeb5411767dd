package org.example.shop;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

public class Greeter {

    private final Session session;

    public Greeter(Session session) {
        this.session = session;
    }

    public void greet(String address) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("shop@example.com");
        message.setRecipients(Message.RecipientType.TO, address);
        message.setText("Good to have you here.");
        Transport.send(message);
    }
}
