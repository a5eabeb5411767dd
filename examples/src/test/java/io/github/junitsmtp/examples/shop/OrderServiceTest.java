package io.github.junitsmtp.examples.shop;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail that is sent in the background: assertions called {@code receives...} wait for it. */
@SmtpServer
class OrderServiceTest {

    @AutoClose("shutdown")
    private final ExecutorService background = Executors.newFixedThreadPool(2);

    private OrderService service;

    @BeforeEach
    void set_up(@SmtpServer Session session) {
        ReceiptComposer composer = new ReceiptComposer("shop@example.com", "archive@example.com");
        service = new OrderService(new ReceiptMailer(session, composer, new RetryPolicy(3, Duration.ZERO)), background);
    }

    @Test
    void mails_the_receipt_in_the_background(RecordingSmtpServer smtp) {
        service.place(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("Your receipt for order 4711");
    }

    @Test
    void mails_each_customer_a_receipt(RecordingSmtpServer smtp) {
        service.place(Orders.of("Ada", "ada@example.org"));
        service.place(Orders.of("Bob", "bob@example.org"));

        assertThat(smtp).receivesExactly(2);
        assertThat(smtp).hasReceivedMailTo("ada@example.org").hasTextBodyContaining("Dear Ada");
        assertThat(smtp).hasReceivedMailTo("bob@example.org").hasTextBodyContaining("Dear Bob");
    }

    @Test
    void tells_when_a_receipt_can_not_be_sent(RecordingSmtpServer smtp) {
        smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");

        CompletableFuture<Void> receipt = service.place(Orders.of("Ada", "ada@example.org"));

        assertThat(receipt)
                .failsWithin(10, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(ReceiptNotSentException.class);
        assertThat(smtp).hasReceivedNoMail();
    }
}
