package io.github.junitsmtp.examples.shop;

import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.Answers.reset;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Policies.downForFirst;
import static io.github.junitsmtp.script.Policies.fullMailboxes;
import static io.github.junitsmtp.script.Policies.greylisting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.jupiter.StubReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Session;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the shop does when the mail server fails. The documentation page on scripts takes its snippets from here. */
@SmtpServer
class TroubleTest {

    private final Order order = Orders.of("Ada", "ada@example.org");
    private final ReceiptComposer composer = new ReceiptComposer("shop@example.com", "archive@example.com");
    private Session session;
    private ReceiptMailer mailer;

    @BeforeEach
    void set_up(@SmtpServer Session session) {
        this.session = session;
        mailer = new ReceiptMailer(session, composer, new RetryPolicy(3, Duration.ofMillis(20)));
    }

    @Test
    void retries_after_a_pause(RecordingSmtpServer smtp) {
        smtp.apply(greylisting(2));

        mailer.send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
        assertThat(smtp).attempts(rcptTo("ada@example.org")).hasSize(3).spacedAtLeast(Duration.ofMillis(20));
    }

    @Test
    void does_not_retry_for_a_user_who_is_not_there(RecordingSmtpServer smtp) {
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());

        assertThatExceptionOfType(ReceiptNotSentException.class).isThrownBy(() -> mailer.send(order));

        assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 1).hasReceivedNoMail();
    }

    @Test
    void fails_over_to_the_backup(
            @SmtpServer("primary") RecordingSmtpServer primary, @SmtpServer("backup") RecordingSmtpServer backup)
            throws Exception {
        primary.apply(downForFirst(1));

        new FailoverMailer(composer, primary.mailSession(), backup.mailSession()).send(order);

        assertThat(backup).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void delivers_to_those_who_can_be_reached(RecordingSmtpServer smtp) {
        session.getProperties().setProperty("mail.smtp.sendpartial", "true");
        smtp.apply(fullMailboxes("ada@example.org"));

        assertThatExceptionOfType(ReceiptNotSentException.class).isThrownBy(() -> mailer.send(order));

        assertThat(smtp).hasReceivedMail().hasOnlyRecipients("archive@example.com");
    }

    @Test
    void gives_up_on_a_server_that_does_not_answer(RecordingSmtpServer smtp) {
        session.getProperties().setProperty("mail.smtp.timeout", "200");
        smtp.on(message()).once().answer(hang());

        mailer.send(order);

        assertThat(smtp).wasAsked(message(), 2).hasReceivedExactly(1);
    }

    @Test
    void survives_a_connection_that_is_reset(RecordingSmtpServer smtp) {
        smtp.on(rcptTo("ada@example.org")).answer(reset(), reply(250, "2.1.5", "OK"));
        smtp.on(quit()).answer(raw("221 Bye").after(Duration.ofMillis(10)).thenDisconnect());

        mailer.send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    @StubReply(to = "RCPT", address = "ada@example.org", code = 452, enhanced = "4.2.2", times = 1)
    void reads_from_top_to_bottom(RecordingSmtpServer smtp) {
        mailer.send(order);

        assertThat(smtp).transcript().session(1).replyTo("RCPT").isInsufficientStorage();
        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @StubReply(to = "RCPT", code = 451, enhanced = "4.7.1", text = "Greylisted", times = 1)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Greylisted {}

    @Test
    @Greylisted
    void has_words_of_its_own(RecordingSmtpServer smtp) {
        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(1);
    }
}
