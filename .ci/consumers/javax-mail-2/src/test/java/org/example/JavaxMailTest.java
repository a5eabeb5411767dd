package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.Properties;
import javax.mail.Message;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;

@SmtpServer
class JavaxMailTest {

    @Test
    void sends_by_javax_mail_while_the_server_uses_Angus_Mail(RecordingSmtpServer smtp) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", smtp.host());
        properties.put("mail.smtp.port", smtp.port());
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("shop@example.com");
        message.setRecipients(Message.RecipientType.TO, "ada@example.org");
        message.setSubject("Welcome");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Good to have you here.");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>Good to have you here.</p>", "text/html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);

        assertThat(smtp)
                .hasReceivedMail()
                .hasSubject("Welcome")
                .hasTextBodyContaining("Good to have you here.");
    }

    @Test
    void injects_a_session_of_Jakarta_Mail(RecordingSmtpServer smtp, @SmtpServer jakarta.mail.Session session)
            throws Exception {
        jakarta.mail.internet.MimeMessage message = new jakarta.mail.internet.MimeMessage(session);
        message.setFrom("shop@example.com");
        message.setRecipients(jakarta.mail.Message.RecipientType.TO, "ada@example.org");
        message.setText("Good to have you here.");
        jakarta.mail.Transport.send(message);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }
}
