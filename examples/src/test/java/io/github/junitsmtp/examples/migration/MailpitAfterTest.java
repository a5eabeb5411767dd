package io.github.junitsmtp.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.readme.WelcomeMailer;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;

/** The page on migration shows the same test with Mailpit in a container. */
@SmtpServer
class MailpitAfterTest {

    @Test
    void welcomes_a_new_customer(RecordingSmtpServer smtp) throws Exception {
        new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");

        assertThat(smtp)
                .receivesMailTo("ada@example.org")
                .hasSubject("Welcome!")
                .hasBlindCopyTo("audit@example.com")
                .hasTextBodyContaining("account is ready");
    }
}
