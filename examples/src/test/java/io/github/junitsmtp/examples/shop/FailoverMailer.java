package io.github.junitsmtp.examples.shop;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** Sends over the first server that accepts the mail. */
final class FailoverMailer {

    private final List<Session> servers;
    private final ReceiptComposer composer;

    FailoverMailer(ReceiptComposer composer, Session... servers) {
        this.servers = List.of(servers);
        this.composer = composer;
    }

    void send(Order order) throws MessagingException {
        MessagingException last = new MessagingException("There is no server");
        for (Session server : servers) {
            try {
                MimeMessage receipt = new MimeMessage(server);
                composer.compose(order, receipt);
                Transport.send(receipt);
                return;
            } catch (MessagingException e) {
                last = e;
            }
        }
        throw last;
    }
}
