package io.github.junitsmtp.greenmail;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

@SmtpServer
class MainJobTest {

    @Test
    void records_a_mail_sent_with_jakarta_mail(
            RecordingSmtpServer smtp,
            @SmtpServer Session session,
            @SmtpServer GreenMail greenMail,
            Transcript transcript)
            throws Exception {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org"));
        message.setRecipient(Message.RecipientType.BCC, new InternetAddress("audit@example.com"));
        message.setSubject("Welcome, Adá");
        message.setText(".Hello\r\n.\r\nAda");

        Transport.send(message);

        assertThat(smtp)
                .hasReceivedMail()
                .isFrom("shop@example.com")
                .hasOnlyRecipients("ada@example.org", "audit@example.com")
                .hasBlindCopyTo("audit@example.com")
                .hasSubject("Welcome, Adá")
                .hasTextBodyContaining(".Hello\n.\nAda");
        assertThat(transcript)
                .singleSession()
                .noCommandWasRejected()
                .hasCommands("EHLO", "MAIL", "RCPT", "RCPT", "DATA", "QUIT");
        assertThat(greenMail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void tells_a_greeting_from_a_status(SmtpClient client, RecordingSmtpServer smtp) {
        assertThat(client.greeting()).isServiceReady();
        assertThat(client.send("HELP")).isSystemStatus();
        assertThat(client.send("HELP MAIL")).isHelpMessage();
        smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Greylisted");
        client.ehlo("client.example.org");
        client.mailFrom("");
        assertThat(client.rcptTo("ada@example.org")).isLocalError();
        assertThat(client.rcptTo("ada@example.org")).isOk();
        assertThat(client.data()).isStartMailInput();
        assertThat(client.message("Subject: x\n\n.hi\n")).isOk();
        assertThat(client.quit()).isServiceClosing();
        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }
}
