package org.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Session;
import org.junit.jupiter.api.Test;

@SmtpServer(tls = Tls.STARTTLS_REQUIRED)
class GreeterTest {

    @SmtpServer
    private RecordingSmtpServer smtp;

    @Test
    void greets_from_a_module(@SmtpServer Session session, @SmtpServer GreenMail greenMail) throws Exception {
        new Greeter(session).greet("ada@example.org");

        assertThat(Greeter.class.getModule().isNamed()).isTrue();
        assertThat(RecordingSmtpServer.class.getModule().isNamed()).isEqualTo(false);
        assertThat(smtp).hasReceivedMailTo("ada@example.org").isEncrypted();
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }
}
