package io.github.junitsmtp.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;

class OldClientTest {

    /** What a device of the nineties says. */
    private static void sendAlarm(String host, int port) {
        try (SmtpClient device = SmtpClient.connect(host, port)) {
            device.send("MAIL FROM:alarm@example.com");
            device.send("RCPT TO:<porter@example.org> URGENT");
            device.send("DATA");
            device.message("Subject: Alarm\n\nThe door is open.");
            device.quit();
        }
    }

    @Test
    void an_alarm_arrives(@SmtpServer(tolerant = true) RecordingSmtpServer smtp) {
        sendAlarm(smtp.host(), smtp.port());

        assertThat(smtp).hasReceivedMail().hasSubject("Alarm");
    }

    @Test
    void but_the_client_is_not_well_behaved(@SmtpServer(tolerant = true) RecordingSmtpServer smtp) {
        sendAlarm(smtp.host(), smtp.port());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).transcript().singleSession().isWellBehaved())
                .withMessageContaining("MAIL FROM:alarm@example.com, was sent before EHLO or HELO was accepted")
                .withMessageContaining("   (tolerated, instead of 503 5.5.1 Send EHLO or HELO first)");
    }
}
