package io.github.junitsmtp;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;

/** Sends mails from {@code shop@example.com}, each in its own session; gives up when the recipient is refused. */
public final class TestMailer {

    private TestMailer() {}

    public static void send(RecordingSmtpServer smtp, String recipient, String subject) {
        sendMessage(smtp, recipient, "Subject: " + subject + "\n\n");
    }

    public static void sendMessage(RecordingSmtpServer smtp, String recipient, String message) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            if (client.rcptTo(recipient).isPositive()) {
                client.data();
                client.message(message);
            }
            client.quit();
        }
    }
}
