package io.github.junitsmtp.examples.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.junitsmtp.examples.readme.WelcomeMailer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.wiser.Wiser;
import org.subethamail.wiser.WiserMessage;

/** The usual way to use Wiser, except that most people use a fixed port. */
class WiserBeforeTest {

    private final Wiser wiser = Wiser.port(0);

    @BeforeEach
    void start() {
        wiser.start();
    }

    @AfterEach
    void stop() {
        wiser.stop();
    }

    @Test
    void welcomes_a_new_customer() throws Exception {
        new WelcomeMailer("localhost", wiser.getServer().getPortAllocated()).welcome("ada@example.org");

        List<WiserMessage> messages = wiser.getMessages();
        assertEquals(2, messages.size()); // one for each recipient
        assertEquals("shop@example.com", messages.get(0).getEnvelopeSender());
        assertEquals("ada@example.org", messages.get(0).getEnvelopeReceiver());
        assertEquals("audit@example.com", messages.get(1).getEnvelopeReceiver());
        assertEquals("Welcome!", messages.get(0).getMimeMessage().getSubject());
        assertTrue(messages.get(0).getMimeMessage().getContent().toString().contains("account is ready"));
    }
}
