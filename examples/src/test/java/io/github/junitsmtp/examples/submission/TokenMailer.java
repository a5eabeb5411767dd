package io.github.junitsmtp.examples.submission;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.function.Supplier;

/** Code under test: logs in with an access token, and fetches a new one when it has expired. */
final class TokenMailer {

    private final Session session;
    private final Supplier<String> tokens;
    private String token;

    TokenMailer(String host, int port, Supplier<String> tokens) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        this.session = Session.getInstance(properties);
        this.tokens = tokens;
        this.token = tokens.get();
    }

    void welcome(String email) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(email));
        mail.setSubject("Welcome!");
        mail.setText("Your account is ready.");
        try {
            Transport.send(mail, "shop", token);
        } catch (AuthenticationFailedException e) {
            token = tokens.get();
            Transport.send(mail, "shop", token);
        }
    }
}
