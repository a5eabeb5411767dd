package io.github.junitsmtp.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.html.EmailClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.DnsRecords;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@SmtpServer
class ChecksOnThePageTest {

    private static final String MESSAGE = """
            From: shop@example.com
            To: ada@example.org
            Subject: Hi
            Content-Type: text/html; charset=UTF-8

            <html><body>
            <p>Dear ${name}</p>
            <img src="https://shop.example/a.png">
            <p style="border-radius: 4px">Bye</p>
            </body></html>
            """;

    private static ReceivedMail mail(RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            assertThat(client.message(MESSAGE)).isOk();
            client.quit();
        }
        return smtp.mails().get(0);
    }

    private static Element card(RecordingSmtpServer smtp, MailCheck... checks) {
        return Jsoup.parse(smtp.report().withChecks(checks).html()).expectFirst("#mail-1");
    }

    @Test
    void what_nobody_checked_is_not_on_the_page(RecordingSmtpServer smtp) {
        mail(smtp);

        assertThat(card(smtp).select("[role=tab]").eachText()).doesNotContain("Checks", "HTML");
    }

    @Test
    void what_a_test_checked_is_on_the_page(RecordingSmtpServer smtp) {
        ReceivedMail mail = mail(smtp);
        assertThatThrownBy(() -> mail.assertThat().isFinished()).hasMessageContaining("PLACEHOLDERS");
        assertThatThrownBy(() -> mail.assertThat().isFinished()).hasMessageContaining("PLACEHOLDERS");
        assertThatThrownBy(() -> mail.assertThat().htmlBody().isAccessible()).hasMessageContaining("IMAGE_TEXT");
        assertThatThrownBy(() -> mail.assertThat().htmlBody().isSupportedBy(EmailClient.OUTLOOK_WINDOWS))
                .hasMessageContaining("css-border-radius");

        Element card = card(smtp);
        assertThat(card.select("summary .badge").eachText()).anyMatch(badge -> badge.endsWith(" findings"));
        Element checks = card.expectFirst("#mail-1-checks");
        assertThat(checks.select("h4").eachText()).first().isEqualTo("Finished: 1 finding");
        assertThat(checks.select("h4").eachText())
                .extracting(heading -> heading.replaceAll(":.*", ""))
                .containsExactly("Finished", "Accessible", "Email clients");
        assertThat(checks.select(".clients li").eachText()).containsExactly("Outlook (Windows)unsupported");
        assertThat(checks.select(".findings a[href^=https://www.caniemail.com/]")
                        .eachText())
                .contains("css-border-radius");
        assertThat(checks.select(".findings").eachText())
                .containsExactly(
                        "problemPLACEHOLDERSline 2 of the HTML has \"${name}\": \"Dear ${name}\" (junit-smtp: finished mails)",
                        "problemLANGUAGEline 1, html, has no lang (WCAG 2.2, 3.1.1)"
                                + " problemTITLEline 1, html, has no title (WCAG 2.2, 2.4.2)"
                                + " problemIMAGE_TEXTline 3, img, has no alt (WCAG 2.2, 1.1.1)",
                        "problemcss-border-radiusline 4, p, not supported by Outlook (Windows)");
        Element line = checks.expectFirst(".findings a[href^=#]");
        assertThat(line.text()).isEqualTo("line 2");
        assertThat(card.expectFirst(line.attr("href")).text()).isEqualTo("<p>Dear ${name}</p>");
    }

    @Test
    void signatures_and_requirements_that_a_test_checked_are_on_the_page(RecordingSmtpServer smtp) {
        ReceivedMail mail = mail(smtp);
        assertThatThrownBy(() -> mail.assertThat().hasValidDkimSignature(DnsRecords.none()))
                .hasMessageContaining("DKIM");
        assertThatThrownBy(() -> mail.assertThat().hasValidArcChain(DnsRecords.none()))
                .hasMessageContaining("ARC");
        assertThatThrownBy(() -> mail.assertThat().meetsBulkSenderRequirements())
                .hasMessageContaining("ONE_CLICK_UNSUBSCRIBE");

        Element checks = card(smtp).expectFirst("#mail-1-checks");
        assertThat(checks.select("h4").eachText())
                .extracting(heading -> heading.replaceAll(":.*", ""))
                .containsExactly("DKIM", "ARC", "Bulk senders");
        assertThat(checks.select("h4").eachText()).last().isEqualTo("Bulk senders: 5 findings");
        assertThat(checks.select(".findings").first().text()).isEqualTo("problemit has no DKIM-Signature");
        assertThat(checks.select(".findings").last().select("li").eachText())
                .extracting(finding -> finding.replaceAll("(problem|not checked|met).*", "$1"))
                .containsExactly(
                        "problem",
                        "problem",
                        "problem",
                        "problem",
                        "problem",
                        "not checked",
                        "not checked",
                        "not checked",
                        "not checked",
                        "not checked",
                        "not checked",
                        "met",
                        "met",
                        "met");
        assertThat(checks.select(".findings").last().select("li").eachText())
                .contains("not checkedSPFit depends on the sending IP address (Google: Email sender guidelines;"
                        + " Yahoo: Sender Best Practices; Microsoft: Outlook requirements; RFC 7208)");
    }

    @Test
    void what_was_asked_for_is_on_the_page(RecordingSmtpServer smtp) {
        mail(smtp);

        assertThat(card(smtp, MailCheck.values()).select("#mail-1-checks h4").eachText())
                .extracting(heading -> heading.replaceAll(":.*", ""))
                .containsExactly("Well-formed", "Finished", "Accessible", "Email clients");
    }

    @Test
    void a_check_with_exceptions_is_told_as_such(RecordingSmtpServer smtp) {
        ReceivedMail mail = mail(smtp);
        mail.assertThat()
                .isFinishedExceptFor(MessageRule.PLACEHOLDERS)
                .keepsTo(RuleSet.only(MessageRule.HTTPS_LINKS))
                .htmlBody()
                .isAccessibleExceptFor(AccessibilityRule.values());

        assertThat(card(smtp, MailCheck.FINISHED).select("#mail-1-checks h4").eachText())
                .containsExactly(
                        "Finished, with exceptions: no findings",
                        "Chosen rules: no findings",
                        "Accessible, with exceptions: no findings",
                        "Finished: 1 finding");
    }
}
