package io.github.junitsmtp.examples.shop;

/** Thrown when the mail server refuses a receipt permanently, or after the last attempt. */
public final class ReceiptNotSentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReceiptNotSentException(Order order, String why, Exception cause) {
        super("The receipt for order " + order.number() + " was not sent to " + order.email() + ": " + why, cause);
    }
}
