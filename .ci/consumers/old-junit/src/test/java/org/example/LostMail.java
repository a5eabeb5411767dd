package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;

/** Fails on purpose, when .ci/consumers/run asks for it: without an annotation on the class, an old JUnit runs the test, but keeps no evidence. */
class LostMail {

    @Test
    void is_missed(@SmtpServer RecordingSmtpServer smtp, @SmtpServer SmtpClient client) {
        client.quit();

        assertThat(smtp).hasReceivedMail();
    }
}
