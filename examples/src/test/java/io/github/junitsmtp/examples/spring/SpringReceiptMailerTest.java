package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Spring Boot's mail sender sends to the test's server, whatever the application's configuration. */
@SpringBootTest
@SmtpServer
class SpringReceiptMailerTest {

    @Autowired
    SpringReceiptMailer mailer;

    @SmtpServer
    RecordingSmtpServer smtp;

    @Test
    void mails_the_receipt_to_the_customer() {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp)
                .hasReceivedMail()
                .isFrom("shop@example.com")
                .hasBlindCopyTo("archive@example.com")
                .hasSubject("Your receipt for order 4711")
                .hasAttachment("receipt-4711.csv");
    }

    @Test
    void says_good_bye_to_the_server() {
        mailer.send(Orders.of("Bob", "bob@example.org"));

        assertThat(smtp).transcript().singleSession().noCommandWasRejected().endedWithQuit();
    }
}
