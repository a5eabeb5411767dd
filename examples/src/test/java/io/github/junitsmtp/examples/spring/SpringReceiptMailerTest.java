package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server for the whole class: it runs before Spring's context starts, is emptied before each test and closed at the end. */
@SpringBootTest
@DirtiesContext // it knows the port of a server that is gone after this class
@Execution(ExecutionMode.SAME_THREAD)
class SpringReceiptMailerTest {

    @SmtpServer
    static RecordingSmtpServer smtp;

    @DynamicPropertySource
    static void mail_server(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", smtp::host);
        registry.add("spring.mail.port", smtp::port);
    }

    @Test
    void mails_the_receipt_to_the_customer(@Autowired SpringReceiptMailer mailer) {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp)
                .hasReceivedMail()
                .isFrom("shop@example.com")
                .hasBlindCopyTo("archive@example.com")
                .hasSubject("Your receipt for order 4711")
                .hasAttachment("receipt-4711.csv");
    }

    @Test
    void says_good_bye_to_the_server(@Autowired SpringReceiptMailer mailer) {
        mailer.send(Orders.of("Bob", "bob@example.org"));

        assertThat(smtp).transcript().singleSession().noCommandWasRejected().endedWithQuit();
    }
}
