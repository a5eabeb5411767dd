package io.github.junitsmtp.examples.spring;

import io.github.junitsmtp.examples.shop.Order;
import io.github.junitsmtp.examples.shop.ReceiptComposer;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Mails the same receipts with Spring's mail sender. */
@Component
public class SpringReceiptMailer {

    private final JavaMailSender sender;
    private final ReceiptComposer composer;

    SpringReceiptMailer(JavaMailSender sender, ReceiptComposer composer) {
        this.sender = sender;
        this.composer = composer;
    }

    /**
     * Mails the receipt for an order.
     *
     * @throws org.springframework.mail.MailException if it was not sent
     */
    public void send(Order order) {
        sender.send(message -> composer.compose(order, message));
    }
}
