package io.github.junitsmtp.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.readme.WelcomeMailer;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;

class WiserAfterTest {

    @SmtpServer
    private RecordingSmtpServer smtp;

    @Test
    void welcomes_a_new_customer() throws Exception {
        new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");

        assertThat(smtp)
                .hasReceivedExactly(1) // one, with two recipients
                .first()
                .isFrom("shop@example.com")
                .hasOnlyRecipients("ada@example.org", "audit@example.com")
                .hasSubject("Welcome!")
                .hasTextBodyContaining("account is ready");
    }
}
