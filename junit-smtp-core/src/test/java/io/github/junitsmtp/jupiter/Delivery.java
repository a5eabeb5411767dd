package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends mails in the tests of fixtures, and remembers the servers that they used. */
final class Delivery {

    private final List<RecordingSmtpServer> servers = new CopyOnWriteArrayList<>();

    /** Verifies that a server is as good as new, sends it a mail, and verifies that it has only this mail. */
    void through(RecordingSmtpServer smtp, String subject) {
        servers.add(smtp);
        assertThat(smtp).hasReceivedNoMail();
        assertThat(smtp.transcript()).hasSessions(0);
        send(smtp, subject);
        assertThat(smtp).hasReceivedExactly(1);
        assertThat(smtp).hasReceivedMail().hasSubject(subject);
    }

    static void send(RecordingSmtpServer smtp, String subject) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            assertThat(client.message("Subject: " + subject + "\n\nHello")).isOk();
            client.quit();
        }
    }

    /** Returns the servers, one for each mail. */
    List<RecordingSmtpServer> servers() {
        return servers;
    }

    void forget() {
        servers.clear();
    }
}
