package org.example.invoices;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has a server of its own, which requires TLS and a login as the provider does. */
@SmtpServer(tls = Tls.STARTTLS_REQUIRED, users = "billing:secret")
class InvoiceMailerTest {

    static final byte[] PDF = "%PDF-1.7 ...".getBytes(StandardCharsets.US_ASCII);

    final Invoice invoice = new Invoice("2026-0042", "Jörg", "joerg@example.org", PDF);

    InvoiceMailer mailer;

    @BeforeEach
    void create_mailer(@SmtpServer Session session) {
        mailer = new InvoiceMailer(session);
    }

    @Test
    void mails_the_invoice_to_the_customer(RecordingSmtpServer smtp) throws Exception {
        assertThat(mailer.send(invoice)).isTrue();

        assertThat(smtp)
                .hasReceivedMailTo("joerg@example.org")
                .isFrom("billing@example.com")
                .hasSubject("Your invoice 2026-0042")
                .hasTextBodyContaining("Dear Jörg")
                .isWellFormed()
                .attachment("invoice-2026-0042.pdf")
                .hasContentType("application/pdf")
                .content()
                .isEqualTo(PDF);
    }

    @Test
    void accounting_gets_a_copy_that_the_customer_does_not_see(RecordingSmtpServer smtp) throws Exception {
        mailer.send(invoice);

        assertThat(smtp)
                .hasReceivedMail()
                .hasOnlyRecipients("joerg@example.org", "accounting@example.com")
                .hasBlindCopyTo("accounting@example.com")
                .doesNotLeakBcc();
    }

    @Test
    void sends_over_TLS_with_a_login(RecordingSmtpServer smtp) throws Exception {
        mailer.send(invoice);

        assertThat(smtp).hasReceivedMail().isEncrypted().isAuthenticatedAs("billing");
        assertThat(smtp).transcript().singleSession().isWellBehaved();
    }

    @Test
    void sends_to_nobody_if_the_customer_does_not_exist(RecordingSmtpServer smtp) throws Exception {
        smtp.on(rcptTo("joerg@example.org")).answer(noSuchUser());

        assertThat(mailer.send(invoice)).isFalse();

        assertThat(smtp).hasReceivedNoMail();
        assertThat(smtp).wasNotAsked(message());
    }
}
