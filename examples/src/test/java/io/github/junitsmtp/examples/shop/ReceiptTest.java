package io.github.junitsmtp.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Session;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The content of a receipt, and who gets it. */
@SmtpServer
class ReceiptTest {

    private ReceiptMailer mailer;

    @BeforeEach
    void set_up(@SmtpServer Session session) {
        ReceiptComposer composer = new ReceiptComposer("shop@example.com", "archive@example.com");
        mailer = new ReceiptMailer(session, composer, new RetryPolicy(1, Duration.ZERO));
    }

    @Test
    void mails_the_receipt_to_the_customer(RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp)
                .hasReceivedMail()
                .isFrom("shop@example.com")
                .isTo("ada@example.org")
                .hasSubject("Your receipt for order 4711")
                .hasTextBodyContaining("You paid 27.40 EUR")
                .hasHtmlBodyContaining("<b>27.40 EUR</b>");
    }

    @Test
    void keeps_the_copy_for_the_archive_from_the_customer(RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp)
                .hasReceivedMail()
                .hasOnlyRecipients("ada@example.org", "archive@example.com")
                .hasBlindCopyTo("archive@example.com")
                .doesNotLeakBcc();
    }

    @Test
    void keeps_to_the_standards(RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Zoë", "zoe@example.org"));

        assertThat(smtp).hasReceivedMail().isWellFormed();
    }

    @Test
    void attaches_the_items(RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp)
                .hasReceivedMail()
                .attachment("receipt-4711.csv")
                .hasContentType("text/csv")
                .text()
                .contains("\"Notebook, ruled\",3,7.50");
    }

    @Test
    void escapes_the_name_of_the_customer_in_html(RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Zoë <script>", "zoe@example.org"));

        assertThat(smtp)
                .hasReceivedMail()
                .hasTextBodyContaining("Dear Zoë <script>,")
                .hasHtmlBodyContaining("Dear Zoë &lt;script&gt;,")
                .htmlBody()
                .doesNotContain("<script");
    }

    @Test
    void says_good_bye_to_the_server(RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp)
                .transcript()
                .singleSession()
                .noCommandWasRejected()
                .hasCommands("EHLO", "MAIL", "RCPT", "RCPT", "DATA", "QUIT")
                .endedWithQuit();
    }
}
