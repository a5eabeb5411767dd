package io.github.junitsmtp.report;

import io.github.junitsmtp.html.EmailClients;
import io.github.junitsmtp.html.MailHtml;
import io.github.junitsmtp.internal.checks.CheckResult;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.MessageRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A check whose result a report can show for each mail, even if the test did not run the check.
 *
 * @see SmtpReport#withChecks(MailCheck...)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum MailCheck {

    /** The same check as {@link io.github.junitsmtp.mail.ReceivedMailAssert#isWellFormed()}. */
    WELL_FORMED(
            "Well-formed", mail -> Optional.of(CheckResult.of("Well-formed", mail.violations(MessageRule.standard())))),
    /** The same check as {@link io.github.junitsmtp.mail.ReceivedMailAssert#isFinished()}. */
    FINISHED("Finished", mail -> Optional.of(CheckResult.of("Finished", mail.violations(MessageRule.finished())))),
    /** The same check as {@link io.github.junitsmtp.mail.HtmlAssert#isAccessible()}. */
    ACCESSIBLE(
            "Accessible",
            mail -> mail.htmlBody()
                    .map(MailHtml::of)
                    .map(html -> CheckResult.of("Accessible", html.accessibility(AccessibilityRule.standard())))),
    /** The same check as {@link io.github.junitsmtp.mail.HtmlAssert#isSupportedBy} for all clients. */
    CLIENTS(
            "Email clients",
            mail -> mail.htmlBody()
                    .map(MailHtml::of)
                    .map(html -> CheckResult.of("Email clients", html.support(EmailClients.all()))));

    private final String title;
    private final Function<ReceivedMail, Optional<CheckResult>> check;

    MailCheck(String title, Function<ReceivedMail, Optional<CheckResult>> check) {
        this.title = title;
        this.check = check;
    }

    /** Checks a mail. An error, such as a missing library, is reported instead of the findings. */
    Optional<CheckResult> of(ReceivedMail mail) {
        try {
            return check.apply(mail);
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(new CheckResult(
                    title,
                    List.of(new CheckResult.Finding(
                            CheckResult.Level.NOT_CHECKED, "", String.valueOf(e.getMessage()), Optional.empty())),
                    Map.of()));
        }
    }

    String title() {
        return title;
    }
}
