package io.github.junitsmtp.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Was it sent, to whom, and what does it say? The recipes page takes its snippets from here. */
class SentMailRecipesTest {

    @SmtpServer
    private RecordingSmtpServer smtp;

    private Shop shop;

    @BeforeEach
    void set_up(@SmtpServer Session session) {
        shop = new Shop(session);
    }

    @Test
    void a_mail_is_sent() throws Exception {
        shop.welcome("ada@example.org");

        assertThat(smtp)
                .hasReceivedMail()
                .isFrom("shop@example.com")
                .isTo("ada@example.org")
                .hasSubject("Welcome!")
                .hasTextBodyContaining("your account is ready");
    }

    @Test
    void to_the_right_people() throws Exception {
        shop.welcome("ada@example.org", "bob@example.org");

        assertThat(smtp).hasReceivedMail().hasOnlyRecipients("ada@example.org", "bob@example.org", "audit@example.com");
    }

    @Test
    void with_a_blind_copy() throws Exception {
        shop.welcome("ada@example.org");

        assertThat(smtp).hasReceivedMail().hasBlindCopyTo("audit@example.com").doesNotLeakBcc();
    }

    @Test
    void exactly_one_mail() throws Exception {
        shop.welcome("ada@example.org", "bob@example.org");

        assertThat(smtp).hasReceivedExactly(1); // one mail, whatever its number of recipients
    }

    @Test
    void one_mail_for_each() throws Exception {
        shop.welcome("ada@example.org");
        shop.welcome("bob@example.org");

        assertThat(smtp.mails()).hasSize(2);
        assertThat(smtp.mails())
                .to("ada@example.org")
                .singleElement()
                .hasOnlyRecipients("ada@example.org", "audit@example.com");
        assertThat(smtp.mails()).to("bob@example.org").hasSize(1);
    }

    @Test
    void one_mail_to_each_customer_and_to_nobody_else() throws Exception {
        shop.askToConfirm("ada@example.org", "4711");
        shop.askToConfirm("bob@example.org", "4712");

        assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org", "bob@example.org");
    }

    @Test
    void no_mail() {
        // nothing was ordered
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void nothing_was_even_tried() {
        assertThat(smtp).transcript().hasSessions(0);
    }

    @Test
    void replies_go_to_the_service() throws Exception {
        shop.welcome("ada@example.org");

        assertThat(smtp).hasReceivedMail().isRepliableTo("service@example.com");
    }

    @Test
    void a_link_with_its_token() throws Exception {
        shop.askToConfirm("ada@example.org", "4711");

        URI confirm = assertThat(smtp).hasReceivedMail().extractingLink("Confirm");
        assertThat(confirm).hasScheme("https").hasPath("/confirm").hasParameter("token", "4711");
    }

    @Test
    void html_and_its_text() throws Exception {
        shop.askToConfirm("ada@example.org", "4711");

        assertThat(smtp)
                .hasReceivedMail()
                .hasAlternativeTextBody()
                .htmlBody()
                .hasElement("p > b")
                .visibleText()
                .isEqualTo("Is it you? Confirm");
    }

    @Test
    void an_attachment() throws Exception {
        byte[] pdf = "%PDF-1.7".getBytes();

        shop.sendInvoice("ada@example.org", pdf);

        assertThat(smtp)
                .hasReceivedMail()
                .attachment("invoice.pdf")
                .hasContentType("application/pdf")
                .content()
                .isEqualTo(pdf);
    }

    @Test
    void what_filters_look_for() throws Exception {
        shop.welcome("ada@example.org");

        assertThat(smtp)
                .hasReceivedMail()
                .isWellFormed() // Date, From and Message-ID once each, MIME, charsets, no header injection, and more
                .hasHeader("Message-ID")
                .doesNotHaveHeader("DKIM-Signature"); // the relay signs, not the shop
    }

    @Test
    void the_message_as_a_file_or_for_other_assertions() throws Exception {
        shop.welcome("ada@example.org");

        ReceivedMail mail = smtp.mails().get(0);
        MimeMessage message = mail.asMimeMessage();
        assertThat(message.getHeader("Subject")).containsExactly("Welcome!");
        assertThat(new String(mail.content())).contains("\r\nSubject: Welcome!\r\n"); // byte for byte
    }

    @Test
    void a_bounce_has_a_null_sender(@SmtpServer SmtpClient client) {
        client.ehlo("mx.example.com");
        assertThat(client.mailFrom("")).isOk(); // MAIL FROM:<>
        assertThat(client.rcptTo("shop@example.com")).isOk();
        client.data();
        assertThat(client.message("Subject: Undelivered\n\nSorry.")).isOk();

        assertThat(smtp).hasReceivedMail().isFrom("");
    }
}
