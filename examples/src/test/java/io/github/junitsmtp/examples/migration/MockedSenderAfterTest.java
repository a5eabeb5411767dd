package io.github.junitsmtp.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.examples.spring.ShopApplication;
import io.github.junitsmtp.examples.spring.SpringReceiptMailer;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = ShopApplication.class)
@SmtpServer
class MockedSenderAfterTest {

    @SmtpServer
    private RecordingSmtpServer smtp;

    @Autowired
    private SpringReceiptMailer mailer;

    @Test
    void mails_the_receipt_to_the_customer() {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp)
                .hasReceivedMail()
                .hasOnlyRecipients("ada@example.org", "archive@example.com")
                .hasSubject("Your receipt for order 4711");
    }
}
