package io.github.junitsmtp.examples.first;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SmtpServer
class WelcomeMailTest {

    @Test
    void welcomes_a_new_customer(RecordingSmtpServer smtp) throws Exception {
        new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");

        assertThat(smtp)
                .hasReceivedMailTo("ada@example.org")
                .isFrom("shop@example.com")
                .hasSubject("Welcome!")
                .hasBlindCopyTo("audit@example.com")
                .hasTextBodyContaining("account is ready");
    }

    /** For readers of the README; a test needs none of this. */
    @AfterEach
    void print_the_dialogue(RecordingSmtpServer smtp) throws Exception {
        Path page = Path.of("target", "welcome-mail.html").toAbsolutePath();
        smtp.report().titled("Welcomes a new customer").writeTo(page);

        System.out.println(smtp.transcript().render());
        System.out.println("The same as a page: " + page.toUri());
    }
}
