package io.github.junitsmtp.examples.support;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * Code under test: watches a mailbox by IMAP IDLE (RFC 2177), opens a ticket for each mail, and moves read mails to the folder Tickets.
 * Mails about invoices stay in the inbox, flagged for a person.
 */
public final class SupportInbox implements AutoCloseable {

    private final Store store;
    private final IMAPFolder inbox;
    private final Folder tickets;
    private final Consumer<String> openTicket;
    private final Thread listener = new Thread(this::listen, "support inbox");
    /** Checks from time to time, since a server need not report a mail that arrives just as IDLE begins. */
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

    private volatile boolean closed;

    public SupportInbox(Session session, Consumer<String> openTicket) throws MessagingException {
        this.openTicket = openTicket;
        this.store = session.getStore();
        store.connect();
        this.inbox = (IMAPFolder) store.getFolder("INBOX");
        this.tickets = store.getFolder("Tickets");
        if (!tickets.exists()) {
            tickets.create(Folder.HOLDS_MESSAGES);
        }
        inbox.open(Folder.READ_WRITE);
        listener.start();
        looks.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            inbox.getMessageCount(); // asks the server, which ends IDLE
        } catch (MessagingException | IllegalStateException e) {
            looks.shutdown(); // the listener reports the reason
        }
    }

    private void listen() {
        try {
            while (!closed) {
                int left = inbox.getMessageCount() - handleUnread();
                if (inbox.getMessageCount() == left) { // otherwise, mail has arrived meanwhile
                    inbox.idle(true);
                }
            }
        } catch (MessagingException | IllegalStateException e) {
            if (!closed) {
                throw new IllegalStateException("The support inbox cannot be read any more", e);
            }
        }
    }

    /** Returns how many messages have left the inbox. */
    private int handleUnread() throws MessagingException {
        for (Message message : inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
            String subject = message.getSubject();
            message.setFlag(Flags.Flag.SEEN, true);
            if (subject.startsWith("Invoice")) {
                message.setFlag(Flags.Flag.FLAGGED, true);
            } else {
                inbox.copyMessages(new Message[] {message}, tickets);
                message.setFlag(Flags.Flag.DELETED, true);
                openTicket.accept(subject);
            }
        }
        return inbox.expunge().length;
    }

    @Override
    public void close() throws MessagingException {
        closed = true;
        looks.shutdownNow();
        store.close(); // also ends IDLE
    }
}
