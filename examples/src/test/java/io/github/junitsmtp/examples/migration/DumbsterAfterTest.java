package io.github.junitsmtp.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.readme.WelcomeMailer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;

class DumbsterAfterTest {

    @Test
    void welcomes_a_new_customer() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");

            assertThat(smtp)
                    .hasReceivedExactly(1)
                    .first()
                    .hasFromHeader("shop@example.com")
                    .hasToHeader("ada@example.org")
                    .hasBlindCopyTo("audit@example.com")
                    .hasSubject("Welcome!")
                    .hasTextBodyContaining("account is ready");
        }
    }
}
