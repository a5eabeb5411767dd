package io.github.junitsmtp.examples.support;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.List;

/** Code under test: fetches orders by POP3 from time to time, and deletes them from the server. */
public final class OrderPoller {

    private final Session session;

    public OrderPoller(Session session) {
        this.session = session;
    }

    /** Fetches new orders, and returns the subjects. */
    public List<String> poll() throws MessagingException {
        List<String> orders = new ArrayList<>();
        try (Store store = session.getStore("pop3")) {
            store.connect();
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            for (Message message : inbox.getMessages()) {
                orders.add(message.getSubject());
                message.setFlag(Flags.Flag.DELETED, true);
            }
            inbox.close(true);
        }
        return orders;
    }
}
