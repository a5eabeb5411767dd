package io.github.junitsmtp.examples.recipes;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** Code under test: keeps its connection for the next mail, and checks whether it is still open. */
final class PooledMailer implements AutoCloseable {

    private final Session session;
    private final Transport transport;

    PooledMailer(Session session) throws MessagingException {
        this.session = session;
        this.transport = session.getTransport("smtp");
    }

    void send(String recipient) throws MessagingException {
        if (!transport.isConnected()) { // asks the server
            transport.connect();
        }
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        mail.setSubject("Welcome!");
        mail.setText("Hello");
        mail.saveChanges();
        transport.sendMessage(mail, mail.getAllRecipients());
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
