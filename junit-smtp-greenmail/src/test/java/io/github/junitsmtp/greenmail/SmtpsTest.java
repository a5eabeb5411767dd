package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** With implicit TLS, GreenMail's SMTP server is the one that its users ask for then. */
@Isolated("another test could get a port that was just freed")
class SmtpsTest {

    @SmtpServer(tls = Tls.IMPLICIT)
    private RecordingSmtpServer smtp;

    @SmtpServer(tls = Tls.IMPLICIT)
    private GreenMail greenMail;

    private static void sendBy(Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@example.com"));
        message.setRecipients(Message.RecipientType.TO, "ada@example.org");
        message.setSubject("Welcome");
        message.setText("Hello");
        Transport.send(message);
    }

    @Test
    void it_is_getSmtps_as_with_GreenMail_alone() {
        assertThat(greenMail.getSmtps().getPort()).isEqualTo(smtp.port());
        assertThat(greenMail.getSmtps().getProtocol()).isEqualTo("smtps");
        assertThat(greenMail.getSmtp()).isNull();
    }

    @Test
    void GreenMails_own_session_sends_to_it() throws Exception {
        sendBy(greenMail.getSmtps().createSession(new Properties()));

        assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Welcome");
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void GreenMails_own_reset_keeps_the_port_and_TLS() throws Exception {
        greenMail.reset();

        assertThat(greenMail.getSmtps().getPort()).isEqualTo(smtp.port());
        sendBy(smtp.mailSession());
        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void without_implicit_TLS_there_is_none(@SmtpServer(tls = Tls.STARTTLS) GreenMail other) {
        assertThat(other.getSmtp()).isNotNull();
        assertThat(other.getSmtps()).isNull();
    }
}
