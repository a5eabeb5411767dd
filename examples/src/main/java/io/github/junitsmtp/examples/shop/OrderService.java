package io.github.junitsmtp.examples.shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Takes orders. The customer does not wait for the receipt. */
public final class OrderService {

    private final ReceiptMailer mailer;
    private final Executor background;

    public OrderService(ReceiptMailer mailer, Executor background) {
        this.mailer = mailer;
        this.background = background;
    }

    /**
     * Places an order and mails its receipt in the background.
     *
     * @return completes when the receipt is sent, or fails with a {@link ReceiptNotSentException}
     */
    public CompletableFuture<Void> place(Order order) {
        return CompletableFuture.runAsync(() -> mailer.send(order), background);
    }
}
