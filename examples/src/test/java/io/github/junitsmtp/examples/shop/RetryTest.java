package io.github.junitsmtp.examples.shop;

import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.Session;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a receipt that the server does not accept at once. */
@SmtpServer
class RetryTest {

    private final Order order = Orders.of("Ada", "ada@example.org");
    private ReceiptMailer mailer;

    @BeforeEach
    void set_up(@SmtpServer Session session) {
        ReceiptComposer composer = new ReceiptComposer("shop@example.com", "archive@example.com");
        mailer = new ReceiptMailer(session, composer, new RetryPolicy(3, Duration.ZERO));
    }

    @Test
    void tries_again_when_the_recipient_is_greylisted(RecordingSmtpServer smtp) {
        smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Greylisted, try again later");

        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(1);
        assertThat(smtp).hasReceivedMailTo("ada@example.org");
        assertThat(smtp).transcript().hasSessions(2).allSessionsEndedWithQuit();
        assertThat(smtp)
                .transcript()
                .session(1)
                .doesNotHaveCommand("DATA")
                .replyTo("RCPT TO:<ada@example.org>")
                .isLocalError()
                .hasEnhancedStatusCode("4.7.1");
        assertThat(smtp).transcript().session(2).noCommandWasRejected();
    }

    @Test
    void tries_again_when_the_server_is_busy(RecordingSmtpServer smtp, Transcript transcript) {
        smtp.on(connect()).once().reply(421, "4.3.2", "Too busy");

        mailer.send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
        assertThat(transcript).hasSessions(2).session(1).greeting().isServiceNotAvailable();
    }

    @Test
    void tries_again_when_the_connection_is_lost(RecordingSmtpServer smtp, Transcript transcript) {
        smtp.on(message()).once().answer(disconnect());

        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(1);
        assertThat(transcript).hasSessions(2).session(1).mails().isEmpty();
    }

    @Test
    void does_not_send_twice_when_the_connection_is_lost_after_the_mail(
            RecordingSmtpServer smtp, Transcript transcript) {
        smtp.on(quit()).answer(disconnect());

        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(1);
        assertThat(transcript).hasSessions(1);
    }

    @Test
    void gives_up_after_the_last_attempt(RecordingSmtpServer smtp, Transcript transcript) {
        smtp.on(message()).reply(452, "4.3.1", "Disk full");

        assertThatExceptionOfType(ReceiptNotSentException.class)
                .isThrownBy(() -> mailer.send(order))
                .withMessageContaining("after 3 attempts")
                .havingCause()
                .withMessageContaining("Disk full");

        assertThat(smtp).hasReceivedNoMail();
        assertThat(transcript).hasSessions(3).allSessionsEndedWithQuit();
    }

    @Test
    void does_not_try_again_when_the_user_is_unknown(RecordingSmtpServer smtp, Transcript transcript) {
        smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");

        assertThatExceptionOfType(ReceiptNotSentException.class)
                .isThrownBy(() -> mailer.send(order))
                .withMessageContaining("refused for good");

        assertThat(smtp).hasReceivedNoMail();
        assertThat(transcript)
                .singleSession()
                .replyTo("RCPT TO:<ada@example.org>")
                .isMailboxUnavailable()
                .hasEnhancedStatusCode("5.1.1");
    }

    @Test
    void does_not_try_again_when_the_message_is_refused(RecordingSmtpServer smtp, Transcript transcript) {
        smtp.on(message(mail -> !mail.attachments().isEmpty())).reply(554, "5.7.1", "No attachments");

        assertThatExceptionOfType(ReceiptNotSentException.class).isThrownBy(() -> mailer.send(order));

        assertThat(transcript).singleSession().endedWithQuit().mails().isEmpty();
    }
}
