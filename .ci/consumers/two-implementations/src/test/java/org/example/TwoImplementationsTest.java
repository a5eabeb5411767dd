package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

class TwoImplementationsTest {

    @Test
    void the_injected_session_sends(@SmtpServer RecordingSmtpServer smtp, @SmtpServer Session session)
            throws Exception {
        Transport.send(message(session));

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    /** The older implementation would not find the address of the server in its certificate. */
    @Test
    void the_injected_session_sends_over_TLS(
            @SmtpServer(tls = Tls.STARTTLS_REQUIRED, users = "shop:secret") RecordingSmtpServer smtp,
            @SmtpServer(tls = Tls.STARTTLS_REQUIRED, users = "shop:secret") Session session)
            throws Exception {
        Transport.send(message(session));

        assertThat(smtp).hasReceivedMail().isEncrypted().isAuthenticatedAs("shop");
    }

    private static MimeMessage message(Session session) throws Exception {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("shop@example.com");
        message.setRecipients(Message.RecipientType.TO, "ada@example.org");
        message.setText("Good to have you here.");
        return message;
    }
}
