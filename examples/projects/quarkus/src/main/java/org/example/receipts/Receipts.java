package org.example.receipts;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;

/** Mails receipts with Quarkus' mailer. */
@ApplicationScoped
public class Receipts {

    private final Mailer mailer;

    Receipts(Mailer mailer) {
        this.mailer = mailer;
    }

    /** Mails a receipt; throws what the mailer throws if it was not sent. */
    public void mail(int order, String customer) {
        mailer.send(Mail.withText(customer, "Your receipt for order " + order, "Thank you for order " + order + ".")
                .setFrom("shop@example.com")
                .addBcc("archive@example.com"));
    }
}
