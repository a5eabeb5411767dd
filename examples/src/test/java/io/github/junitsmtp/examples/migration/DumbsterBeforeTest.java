package io.github.junitsmtp.examples.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dumbster.smtp.SimpleSmtpServer;
import com.dumbster.smtp.SmtpMessage;
import io.github.junitsmtp.examples.readme.WelcomeMailer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumbsterBeforeTest {

    @Test
    void welcomes_a_new_customer() throws Exception {
        try (SimpleSmtpServer dumbster = SimpleSmtpServer.start(SimpleSmtpServer.AUTO_SMTP_PORT)) {
            new WelcomeMailer("localhost", dumbster.getPort()).welcome("ada@example.org");

            List<SmtpMessage> emails = dumbster.getReceivedEmails();
            assertEquals(1, emails.size());
            assertEquals("shop@example.com", emails.get(0).getHeaderValue("From"));
            assertEquals("ada@example.org", emails.get(0).getHeaderValue("To")); // it knows nothing of the blind copy
            assertEquals("Welcome!", emails.get(0).getHeaderValue("Subject"));
            assertTrue(emails.get(0).getBody().contains("account is ready"));
        }
    }
}
