package io.github.junitsmtp.examples.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.github.junitsmtp.examples.readme.WelcomeMailer;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The usual way to use GreenMail's extension, except that most people use its fixed port. */
@Execution(ExecutionMode.SAME_THREAD)
class GreenMailBeforeTest {

    @RegisterExtension
    static GreenMailExtension greenMail = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Test
    void welcomes_a_new_customer() throws Exception {
        new WelcomeMailer("127.0.0.1", greenMail.getSmtp().getPort()).welcome("ada@example.org");

        assertTrue(greenMail.waitForIncomingEmail(5000, 1));
        MimeMessage[] messages = greenMail.getReceivedMessages();
        assertEquals(2, messages.length); // the blind copy is a separate message
        assertEquals("shop@example.com", messages[0].getFrom()[0].toString());
        assertEquals("ada@example.org", messages[0].getAllRecipients()[0].toString());
        assertEquals("Welcome!", messages[0].getSubject());
        assertTrue(GreenMailUtil.getBody(messages[0]).contains("account is ready"));
    }
}
