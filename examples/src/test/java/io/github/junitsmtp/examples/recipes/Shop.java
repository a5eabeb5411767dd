package io.github.junitsmtp.examples.recipes;

import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/** The code under test of the recipes: a shop that writes to its customers, without retries. */
final class Shop {

    private final Session session;

    Shop(Session session) {
        this.session = session;
    }

    Shop(Properties settings) {
        this(Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("shop", "secret");
            }
        }));
    }

    /** The settings in production, except for the address of the server. */
    static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.starttls.enable", "true");
        settings.setProperty("mail.smtp.starttls.required", "true");
        settings.setProperty("mail.smtp.auth", "true");
        return settings;
    }

    void welcome(String... customers) throws MessagingException {
        MimeMessage mail = mailTo(customers);
        mail.setRecipient(RecipientType.BCC, new InternetAddress("audit@example.com"));
        mail.setReplyTo(InternetAddress.parse("service@example.com"));
        mail.setSubject("Welcome!");
        mail.setText("Dear customer,\nyour account is ready.\n", "UTF-8");
        Transport.send(mail);
    }

    CompletableFuture<Void> welcomeLater(String customer) {
        return CompletableFuture.runAsync(() -> {
            try {
                welcome(customer);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Sends news to each customer in a mail of their own. */
    CompletableFuture<Void> sendNewsLater(String... customers) {
        return CompletableFuture.runAsync(() -> {
            for (String customer : customers) {
                try {
                    MimeMessage mail = mailTo(customer);
                    mail.setSubject("News");
                    mail.setText("We have news.", "UTF-8");
                    Transport.send(mail);
                } catch (MessagingException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    /** Asks to follow a link, which only the HTML shows as a button. */
    void askToConfirm(String customer, String token) throws MessagingException {
        String link = "https://shop.example.com/confirm?token=" + token;
        MimeMessage mail = mailTo(customer);
        mail.setSubject("Please confirm");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Confirm at " + link, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Is it <b>you</b>? <a href=\"" + link + "\">Confirm</a></p>", "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(mail);
    }

    void sendInvoice(String customer, byte[] pdf) throws MessagingException {
        MimeMessage mail = mailTo(customer);
        mail.setSubject("Your invoice");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Please find it attached.", "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
        file.setFileName("invoice.pdf");
        file.setDisposition(Part.ATTACHMENT);
        mail.setContent(new MimeMultipart("mixed", text, file));
        Transport.send(mail);
    }

    private MimeMessage mailTo(String... customers) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setSentDate(new Date());
        for (String customer : customers) {
            mail.addRecipient(RecipientType.TO, new InternetAddress(customer));
        }
        return mail;
    }
}
