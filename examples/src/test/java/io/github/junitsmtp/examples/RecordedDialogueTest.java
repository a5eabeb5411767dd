package io.github.junitsmtp.examples;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.examples.shop.ReceiptComposer;
import io.github.junitsmtp.examples.shop.ReceiptMailer;
import io.github.junitsmtp.examples.shop.RetryPolicy;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Prints a dialogue, to show how a mailer and a server talk. */
@SmtpServer
class RecordedDialogueTest {

    @Test
    void prints_a_greylisted_mail_and_its_second_attempt(RecordingSmtpServer smtp, @SmtpServer Session session) {
        smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Greylisted, try again later");

        new ReceiptMailer(
                        session,
                        new ReceiptComposer("shop@example.com", "archive@example.com"),
                        new RetryPolicy(2, Duration.ZERO))
                .send(Orders.of("Ada", "ada@example.org"));

        System.out.println(smtp.transcript().render());
        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }
}
