package io.github.junitsmtp.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.junitsmtp.html.EmailClient;
import io.github.junitsmtp.html.EmailClients;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.RuleSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class HtmlJudgementTest {

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head><title>Welcome</title></head>
            <body>
            <table role="presentation"><tr><td>
            <a href="https://example.com/confirm" style="border-radius: 4px; color: #ffffff; background-color: #1d4ed8">Confirm your address</a>
            </td></tr></table>
            </body>
            </html>
            """;

    private static HtmlAssert assertThatHtml(String html) {
        return assertThat(html).asInstanceOf(HtmlAssert.HTML);
    }

    @Test
    void passes_where_clients_support_all() {
        assertThatHtml(HTML)
                .isSupportedBy(EmailClient.GMAIL_WEB, EmailClient.APPLE_MAIL_IOS)
                .isSupportedBy(EmailClients.of(EmailClient.OUTLOOK_WINDOWS).exceptFor("css-border-radius"))
                .contains("Confirm");
    }

    @Test
    void tells_features_that_clients_do_not_support() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatHtml(HTML)
                        .as("the welcome mail")
                        .isSupportedBy(EmailClient.GMAIL_WEB, EmailClient.OUTLOOK_WINDOWS))
                .withMessage("""
                        [the welcome mail]\s
                        Expecting actual:
                          280 characters of HTML
                        to have support in Gmail (web), Outlook (Windows) but it uses 1 feature that is not supported
                            css-border-radius: line 6, tr > td > a, not supported by Outlook (Windows) (https://www.caniemail.com/features/css-border-radius/)""");
    }

    @Test
    void tells_partial_support_if_that_is_not_enough() {
        String html = "<style>p { margin: -1px }</style><p>Hello</p>";

        assertThatHtml(html).isSupportedBy(EmailClient.OUTLOOK_WINDOWS);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatHtml(html)
                        .isSupportedBy(EmailClients.of(EmailClient.OUTLOOK_WINDOWS)
                                .onlyFor("css-margin")
                                .inFull()))
                .withMessageContaining("it uses 1 feature that is not supported in full\n")
                .withMessageContaining("    css-margin: line 1, p, partially supported by Outlook (Windows): Partial. ")
                .withMessageContaining(" (https://www.caniemail.com/features/css-margin/)");
    }

    @Test
    void passes_where_everybody_can_read() {
        assertThatHtml(HTML)
                .isAccessible()
                .isAccessibleExceptFor(AccessibilityRule.CONTRAST)
                .keepsTo(RuleSet.only(AccessibilityRule.TITLE));
    }

    @Test
    void tells_what_not_everybody_can_read() {
        String html = """
                <html>
                <p style="color: #cccccc">Hello, Ada</p>
                <img src="a.png"> <img src="b.png">
                <p style="background: url(c.png)">Goodbye</p>
                """;

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatHtml(html).isAccessible())
                .withMessage("""

                        Expecting actual:
                          130 characters of HTML
                        to have accessible content but it violates the rules
                            LANGUAGE: line 1, html, has no lang (WCAG 2.2, 3.1.1)
                            TITLE: line 1, html, has no title (WCAG 2.2, 2.4.2)
                            IMAGE_TEXT: line 3, img, has no alt; 1 more like this (WCAG 2.2, 1.1.1)
                            CONTRAST: line 2, p, has a contrast of 1.60 (#cccccc on #ffffff); at least 4.5 is required (WCAG 2.2, 1.4.3)
                            not checked: contrast of 1 element: its colors are unknown, or its background is an image""");
        assertThatHtml(html)
                .isAccessibleExceptFor(
                        AccessibilityRule.LANGUAGE,
                        AccessibilityRule.TITLE,
                        AccessibilityRule.IMAGE_TEXT,
                        AccessibilityRule.CONTRAST);
    }

    @Test
    void keeps_the_failure_of_a_large_mail_short() {
        String html =
                "<p style='display:flex;gap:1px;box-shadow:0 0;opacity:.5;filter:none;transform:none;animation:a;transition:a;"
                        + "position:fixed;float:left;max-width:1px;min-width:1px;max-height:1px;object-fit:fill;z-index:1;clip-path:none;resize:none;"
                        + "column-count:2;text-shadow:0 0;user-select:none;inset:0;mask-image:none;aspect-ratio:1;accent-color:red'>Hello</p>";

        AssertionError failure = catchThrowableOfType(
                AssertionError.class, () -> assertThatHtml(html.repeat(1000)).isSupportedBy(EmailClients.all()));

        assertThat(failure.getMessage().lines()).hasSizeLessThanOrEqualTo(25);
        assertThat(failure.getMessage().length()).isLessThan(4096);
        assertThat(failure).hasMessageMatching("(?s).*\n    and \\d+ more");
    }

    @Test
    void is_one_failure_of_soft_assertions() {
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat("<p>Hello</p>")
                .asInstanceOf(HtmlAssert.HTML)
                .isAccessible()
                .contains("Hello");

        assertThat(softly.errorsCollected()).hasSize(1);
    }
}
