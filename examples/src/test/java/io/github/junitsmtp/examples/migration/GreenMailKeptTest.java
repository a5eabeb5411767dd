package io.github.junitsmtp.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.examples.readme.WelcomeMailer;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

/** The first step: a new declaration, the old assertions. */
class GreenMailKeptTest {

    @SmtpServer
    private GreenMail greenMail;

    @Test
    void welcomes_a_new_customer() throws Exception {
        new WelcomeMailer("127.0.0.1", greenMail.getSmtp().getPort()).welcome("ada@example.org");

        assertTrue(greenMail.waitForIncomingEmail(5000, 1));
        MimeMessage[] messages = greenMail.getReceivedMessages();
        assertEquals(2, messages.length);
        assertEquals("Welcome!", messages[0].getSubject());
    }

    @Test
    void the_new_assertions_are_about_the_same_server(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        new WelcomeMailer("127.0.0.1", greenMail.getSmtp().getPort()).welcome("ada@example.org");

        assertThat(smtp).hasReceivedMail().hasBlindCopyTo("audit@example.com");
    }
}
