package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import org.junit.jupiter.api.Test;

@SmtpServer
class FirstMailTest {

    @Test
    void is_greeted(SmtpClient client) {
        assertThat(client.greeting()).isServiceReady();
    }
}
