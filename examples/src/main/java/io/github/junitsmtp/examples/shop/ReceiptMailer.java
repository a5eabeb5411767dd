package io.github.junitsmtp.examples.shop;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

/** Mails receipts, and retries after temporary failures. */
public final class ReceiptMailer {

    private final Session session;
    private final ReceiptComposer composer;
    private final RetryPolicy retry;
    private final Signer signer;

    public ReceiptMailer(Session session, ReceiptComposer composer, RetryPolicy retry) {
        this(session, composer, retry, Signer.NONE);
    }

    public ReceiptMailer(Session session, ReceiptComposer composer, RetryPolicy retry, Signer signer) {
        this.session = session;
        this.composer = composer;
        this.retry = retry;
        this.signer = signer;
    }

    /**
     * Mails the receipt for an order.
     *
     * @throws ReceiptNotSentException if the server refused it permanently, or at the last attempt
     */
    public void send(Order order) {
        try {
            MimeMessage receipt = new MimeMessage(session);
            composer.compose(
                    order, receipt); // only once: all attempts have the same Message-ID, which identifies duplicates
            signer.sign(receipt);
            deliver(receipt, order);
        } catch (MessagingException e) {
            throw new ReceiptNotSentException(order, "it cannot be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReceiptNotSentException(order, "interrupted", e);
        }
    }

    private void deliver(MimeMessage receipt, Order order) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(receipt);
                return;
            } catch (MessagingException e) {
                if (ReplyCodes.isPermanent(e)) {
                    throw new ReceiptNotSentException(order, "refused for good", e);
                }
                if (attempt >= retry.attempts()) {
                    throw new ReceiptNotSentException(order, "given up after " + attempt + " attempts", e);
                }
            }
            retry.await();
        }
    }

    private void attempt(MimeMessage receipt) throws MessagingException {
        Transport transport = session.getTransport();
        try {
            transport.connect();
            transport.sendMessage(receipt, receipt.getAllRecipients());
        } finally {
            hangUp(transport);
        }
    }

    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            return; // QUIT does not change whether the receipt was sent
        }
    }
}
