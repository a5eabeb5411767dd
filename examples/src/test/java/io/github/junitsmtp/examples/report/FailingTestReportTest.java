package io.github.junitsmtp.examples.report;

import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.report.MailCheck;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Writes the page on a failing test, to look at: open {@code examples/target/report/failing-test.html} in a browser. */
class FailingTestReportTest {

    static final Path PAGE = Path.of("target", "report", "failing-test.html");

    private static final Path CHECKED = Path.of("target", "report", "checked.html");

    @SmtpServer(tls = Tls.STARTTLS_REQUIRED, users = "shop:correct horse battery staple", strictStubs = false)
    private RecordingSmtpServer smtp;

    @SmtpServer(tls = Tls.STARTTLS_REQUIRED, users = "shop:correct horse battery staple", strictStubs = false)
    private Session session;

    @Test
    void writes_the_page_on_a_test_that_fails() throws Exception {
        smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Greylisted, try again later");
        smtp.on(message()).once().answer(reply(250, "2.0.0", "Queued as 4D1F2").after(Duration.ofMillis(120)));
        smtp.on(rcptTo("eve@example.org")).reply(550, "5.1.1", "No such user here");

        Throwable failure = catchThrowable(this::every_customer_gets_a_confirmation);

        smtp.report()
                .titled("Every customer gets a confirmation")
                .failedBy(failure.getMessage())
                .writeTo(PAGE);
        assertThat(PAGE)
                .content()
                .contains("Every customer gets a confirmation")
                .doesNotContain("correct horse");
    }

    @Test
    void writes_what_checks_find_in_each_mail() throws Exception {
        new ConfirmationMailer(session).confirm(4711, "Ada Lovelace", "ada@example.org");

        smtp.report().withChecks(MailCheck.FINISHED, MailCheck.CLIENTS).writeTo(CHECKED);

        assertThat(CHECKED).content().contains("Finished: ");
    }

    private void every_customer_gets_a_confirmation() throws Exception {
        ConfirmationMailer mailer = new ConfirmationMailer(session);
        mailer.confirm(4711, "Ada Lovelace", "ada@example.org");
        mailer.confirm(4712, "Bob Martin", "bob@example.org");
        try {
            mailer.confirm(4713, "Eve Moore", "eve@example.org");
        } catch (MessagingException e) {
            assertThat(e).hasMessageContaining("Invalid Addresses");
        }

        assertThat(smtp)
                .within(Duration.ofMillis(200))
                .receivesMailSatisfying(mail -> assertThat(mail).hasSubject("Your order 4713 is on its way"));
    }
}
