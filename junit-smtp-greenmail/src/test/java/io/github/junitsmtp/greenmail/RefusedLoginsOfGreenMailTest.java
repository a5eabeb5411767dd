package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;

class RefusedLoginsOfGreenMailTest {

    @Test
    void users_that_a_test_adds_to_GreenMail_are_known(
            @SmtpServer RecordingSmtpServer smtp, @SmtpServer SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.setUser("ada@example.org", "ada", "secret");
        client.ehlo("client.example.org");

        client.authPlain("ada@example.org", "secret");
        client.authPlain("ada", "secret ");

        assertThat(smtp.transcript().sessions().get(0).logins())
                .hasToString("[ada@example.org via PLAIN, refused: the user is unknown; known users: \"ada\","
                        + " ada via PLAIN, refused: the password has 7 characters instead of 6 and ends with a space]");
    }
}
