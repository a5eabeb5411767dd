package io.github.junitsmtp.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;

/** A minimal notification of a failed delivery. */
@SmtpServer
class BounceTest {

    private static final String BOUNCE = """
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            The mail to ada@example.org could not be delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; ada@example.org
            Status: 5.1.1
            Action: failed
            --b
            Content-Type: message/rfc822

            Subject: Welcome
            --b--
            """;

    @Test
    void tells_who_could_not_be_reached(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<>", "RCPT TO:<shop@example.com>", "DATA");
        client.message(BOUNCE);
        ReceivedMail bounce = smtp.mails().first();

        assertThat(bounce).isBounce().isBounceFor("ada@example.org", "5.1.1");

        assertThat(bounce.deliveryReport())
                .hasValueSatisfying(report -> assertThat(report.reportingMta()).contains("dns; mx.example.org"));
        assertThat(bounce.enclosedMessages())
                .first()
                .satisfies(message -> assertThat(message.header("Subject")).containsExactly("Welcome"));
    }
}
