package io.github.junitsmtp.examples.gettingstarted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;

@SmtpServer
class GreeterTest {

    @Test
    void greets_by_name(RecordingSmtpServer smtp) throws Exception {
        new Greeter(smtp.host(), smtp.port()).greet("Ada", "ada@example.org");

        assertThat(smtp)
                .hasReceivedMail()
                .isFrom("shop@example.com")
                .isTo("ada@example.org")
                .hasSubject("Welcome, Ada");
    }
}
