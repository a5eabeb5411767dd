package io.github.junitsmtp.examples.recipes;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Code under test: an application in its own JVM. It knows the mail server by name, and the test's certificate authority from a file. */
final class ShopProcess {

    private ShopProcess() {}

    public static void main(String... hostAndPort) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", hostAndPort[0]);
        properties.setProperty("mail.smtp.port", hostAndPort[1]);
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org"));
        mail.setSubject("Welcome!");
        mail.setText("Hello from another process");
        Transport.send(mail);
    }
}
