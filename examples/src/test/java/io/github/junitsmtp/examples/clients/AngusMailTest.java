package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.script.CommandPatterns.bdat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AngusMailTest implements ClientContract {

    @Override
    public void send(Letter letter) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(properties(letter)));
        message.setFrom(new InternetAddress(Letter.SENDER));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(Letter.ADA));
        message.setRecipient(Message.RecipientType.BCC, new InternetAddress(Letter.BOB));
        message.setSubject(Letter.SUBJECT, "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(Letter.FILE, "application/pdf")));
        file.setFileName(Letter.FILE_NAME);
        message.setContent(new MimeMultipart(text, file));
        if (letter.login()) {
            Transport.send(message, Letter.USER, Letter.PASSWORD);
        } else {
            Transport.send(message);
        }
    }

    @Test
    void it_sends_chunks_if_told_to() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            Properties properties = properties(Letter.to(smtp));
            properties.put("mail.smtp.chunksize", "1000");
            MimeMessage message = new MimeMessage(Session.getInstance(properties));
            message.setFrom(new InternetAddress(Letter.SENDER));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(Letter.ADA));
            message.setText("It goes on and on.\n".repeat(200));

            Transport.send(message);

            assertThat(smtp).hasReceivedMail().hasTextBodyContaining("It goes on and on.\n".repeat(200));
            assertThat(smtp)
                    .wasAskedAtLeast(bdat(), 4)
                    .transcript()
                    .singleSession()
                    .doesNotHaveCommand("DATA")
                    .isWellBehaved();
        }
    }

    static Properties properties(Letter letter) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", letter.host());
        properties.put("mail.smtp.port", letter.port());
        properties.put("mail.smtp.localhost", "client.example.com");
        properties.put("mail.smtp.starttls.enable", letter.tls().offersStartTls());
        properties.put("mail.smtp.starttls.required", letter.tls().offersStartTls());
        properties.put("mail.smtp.ssl.enable", letter.tls() == Tls.IMPLICIT);
        properties.put("mail.smtp.auth", letter.login());
        properties.put(
                "mail.smtp.ssl.socketFactory",
                letter.smtp().certificates().sslContext().getSocketFactory());
        return properties;
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "DIGEST-MD5");
    }
}
