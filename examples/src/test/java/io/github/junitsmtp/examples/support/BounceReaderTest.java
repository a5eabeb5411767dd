package io.github.junitsmtp.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.MailboxProtocol;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of code that reads bounces. The recipes take their snippets from here. */
@SmtpServer(access = MailboxProtocol.IMAP, users = "bounces@shop.example:secret")
@Timeout(120)
class BounceReaderTest {

    private static final String BOUNCE = """
            From: MAILER-DAEMON@mx.example.org
            To: bounces@shop.example
            Subject: Undelivered mail
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            The mail to ada@example.org could not be delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; ada@example.org
            Action: failed
            Status: 5.1.1
            --b--
            """;

    @Test
    void an_address_that_bounces_is_found(SmtpClient mx, @SmtpServer Session session) throws Exception {
        mx.ehlo("mx.example.org");
        mx.pipeline("MAIL FROM:<>", "RCPT TO:<bounces@shop.example>", "DATA"); // bounces have the null sender
        assertThat(mx.message(BOUNCE)).isOk();

        BounceReader reader = new BounceReader(session);

        assertThat(reader.poll()).containsExactly("ada@example.org");
        assertThat(reader.poll()).isEmpty(); // it deletes what it has read
    }

    @Test
    void a_mail_that_is_only_late_is_no_failure(SmtpClient mx, @SmtpServer Session session) throws Exception {
        mx.ehlo("mx.example.org");
        mx.pipeline("MAIL FROM:<>", "RCPT TO:<bounces@shop.example>", "DATA");
        assertThat(mx.message(BOUNCE.replace("failed", "delayed").replace("5.1.1", "4.4.1")))
                .isOk();

        assertThat(new BounceReader(session).poll()).isEmpty();
    }

    @Test
    void an_answer_of_a_person_stays_in_the_mailbox(SmtpClient mx, @SmtpServer Session session, @SmtpServer Store store)
            throws Exception {
        mx.ehlo("mx.example.org");
        mx.pipeline("MAIL FROM:<ada@example.org>", "RCPT TO:<bounces@shop.example>", "DATA");
        assertThat(mx.message("Subject: Please stop\n\nI did not order this.")).isOk();

        assertThat(new BounceReader(session).poll()).isEmpty();
        assertThat(store.getFolder("INBOX").getMessageCount()).isEqualTo(1);
    }
}
