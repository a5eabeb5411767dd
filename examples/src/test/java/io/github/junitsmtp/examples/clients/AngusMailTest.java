package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.script.CommandPatterns.bdat;
import static io.github.junitsmtp.server.Times.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AngusMailTest extends ClientContract {

    @Override
    void send(Letter letter) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(properties(letter)));
        message.setFrom(new InternetAddress(Letter.SENDER));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(Letter.ADA));
        message.setRecipient(Message.RecipientType.CC, new InternetAddress(Letter.BOB));
        message.setSubject(Letter.SUBJECT, "UTF-8");
        message.setText(letter.text(), "UTF-8");
        if (letter.login()) {
            Transport.send(message, Letter.USER, Letter.PASSWORD);
        } else {
            Transport.send(message);
        }
    }

    @Test
    void it_sends_chunks_if_told_to() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            Properties properties = properties(new Letter(smtp, Tls.NONE, false, ""));
            properties.put("mail.smtp.chunksize", "1000");
            MimeMessage message = new MimeMessage(Session.getInstance(properties));
            message.setFrom(new InternetAddress(Letter.SENDER));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(Letter.ADA));
            message.setText("It goes on and on.\n".repeat(200));

            Transport.send(message);

            assertThat(smtp).hasReceivedMail().hasTextBodyContaining("It goes on and on.\n".repeat(200));
            assertThat(smtp)
                    .wasAsked(bdat(), atLeast(4))
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
}
