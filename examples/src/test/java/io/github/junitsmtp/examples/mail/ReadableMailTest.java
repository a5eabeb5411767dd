package io.github.junitsmtp.examples.mail;

import static io.github.junitsmtp.html.EmailClient.APPLE_MAIL_IOS;
import static io.github.junitsmtp.html.EmailClient.GMAIL_WEB;
import static io.github.junitsmtp.html.EmailClient.OUTLOOK_WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.html.ClientSupport;
import io.github.junitsmtp.html.EmailClients;
import io.github.junitsmtp.html.MailHtml;
import io.github.junitsmtp.html.SupportLevel;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a mail looks right in email clients, and whether everybody can read it. */
class ReadableMailTest {

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head><title>Welcome</title></head>
            <body>
            <table role="presentation" width="100%">
              <tr><td style="font-size: 16px; color: #222222">
                <h1>Welcome, Ada</h1>
                <img src="https://shop.example.com/shoes.png" alt="Red shoes" width="200">
                <a href="https://shop.example.com/confirm?t=1" style="color: #ffffff; background-color: #1d4ed8; border-radius: 4px">Confirm your address</a>
              </td></tr>
            </table>
            </body>
            </html>
            """;

    @SmtpServer
    private RecordingSmtpServer smtp;

    private ReceivedMail mail;

    @BeforeEach
    void send(@SmtpServer Session session) throws Exception {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("shop@example.com");
        message.setRecipients(RecipientType.TO, "ada@example.org");
        message.setSubject("Welcome");
        message.setText(HTML, "UTF-8", "html");
        Transport.send(message);
        mail = smtp.mails().first();
    }

    @Test
    void is_supported_by_clients() {
        assertThat(mail).htmlBody().isSupportedBy(GMAIL_WEB, APPLE_MAIL_IOS);
        assertThat(mail)
                .htmlBody()
                .isSupportedBy(EmailClients.of(OUTLOOK_WINDOWS).exceptFor("css-border-radius"))
                .isSupportedBy(EmailClients.all().onlyFor("html-img", "css-font-size"));
    }

    @Test
    void is_accessible() {
        assertThat(mail).htmlBody().isAccessible();
        assertThat(mail)
                .htmlBody()
                .isAccessibleExceptFor(AccessibilityRule.LINK_PURPOSE)
                .keepsTo(RuleSet.only(AccessibilityRule.IMAGE_TEXT, AccessibilityRule.CONTRAST));
    }

    @Test
    void can_be_judged_without_an_assertion() {
        ClientSupport support = MailHtml.of(mail.htmlBody().orElseThrow()).support(EmailClients.all());

        assertThat(support.levels()).containsEntry(OUTLOOK_WINDOWS, SupportLevel.UNSUPPORTED);
        assertThat(support.findings()).first().satisfies(finding -> {
            assertThat(finding.line()).isPositive();
            assertThat(finding.link()).startsWith("https://www.caniemail.com/features/");
        });
    }
}
