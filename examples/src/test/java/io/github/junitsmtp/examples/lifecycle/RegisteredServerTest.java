package io.github.junitsmtp.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServerExtension;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server with settings that the annotation does not have. */
class RegisteredServerTest {

    @RegisterExtension
    final SmtpServerExtension smtp = SmtpServerExtension.of(
            RecordingSmtpServer.builder().domain("mx.example.org").maxRecipients(2));

    @Test
    void a_third_recipient_is_refused() {
        try (SmtpClient client =
                SmtpClient.connect(smtp.server().host(), smtp.server().port())) {
            assertThat(client.greeting()).announcesDomain("mx.example.org");
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            assertThat(client.rcptTo("ada@example.org")).isOk();
            assertThat(client.rcptTo("bob@example.org")).isOk();
            assertThat(client.rcptTo("eve@example.org")).isInsufficientStorage();
        }
    }
}
