package org.example.receipts;

import io.micronaut.email.Email;
import io.micronaut.email.EmailSender;
import jakarta.inject.Singleton;

/** Mails receipts, with the sender that Micronaut is configured for. */
@Singleton
public class Receipts {

    private final EmailSender<?, ?> sender;

    Receipts(EmailSender<?, ?> sender) {
        this.sender = sender;
    }

    /**
     * Mails a receipt.
     *
     * @throws io.micronaut.email.EmailException if it was not sent
     */
    public void mail(int order, String customer) {
        sender.send(Email.builder()
                .from("shop@example.com")
                .to(customer)
                .bcc("archive@example.com")
                .subject("Your receipt for order " + order)
                .body("Thank you for order " + order + "."));
    }
}
