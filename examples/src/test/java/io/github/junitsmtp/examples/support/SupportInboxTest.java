package io.github.junitsmtp.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("try") // an inbox works on its own until it is closed
/** Tests of code that reads mail. The page on mailboxes takes its snippets from here. */
@SmtpServer(access = MailboxProtocol.IMAP, users = "support@shop.example:secret")
@Timeout(120)
class SupportInboxTest {

    private final List<String> tickets = new CopyOnWriteArrayList<>();

    @SmtpServer
    private RecordingSmtpServer smtp;

    @SmtpServer
    private Session session;

    private void mail(String recipient, String subject) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("ada@example.org"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        mail.setSubject(subject);
        mail.setText("Please help");
        Transport.send(mail);
    }

    @Test
    void a_mail_that_was_there_before_becomes_a_ticket() throws Exception {
        mail("support@shop.example", "My parcel is late");

        try (SupportInbox inbox = new SupportInbox(session, tickets::add)) {
            smtp.await().until(() -> tickets.contains("My parcel is late"));
        }
    }

    @Test
    void a_mail_that_comes_while_it_listens_is_moved_to_the_tickets(@SmtpServer Store store) throws Exception {
        try (SupportInbox inbox = new SupportInbox(session, tickets::add)) {
            mail("support@shop.example", "My parcel is late");
            mail("support@shop.example", "Where is my parcel?");

            smtp.await().until(() -> messagesIn(store, "INBOX") == 0);
        }

        assertThat(tickets).containsExactly("My parcel is late", "Where is my parcel?");
        assertThat(messagesIn(store, "Tickets")).isEqualTo(2);
    }

    @Test
    void an_invoice_is_left_for_a_person(@SmtpServer Store store) throws Exception {
        try (SupportInbox inbox = new SupportInbox(session, tickets::add)) {
            mail("support@shop.example", "Invoice 4711");

            smtp.await().until(() -> flagsOfFirst(store).contains(Flags.Flag.FLAGGED));
        }

        assertThat(flagsOfFirst(store).contains(Flags.Flag.SEEN)).isTrue();
        assertThat(tickets).isEmpty();
    }

    private static int messagesIn(Store store, String name) throws MessagingException {
        return store.getFolder(name).getMessageCount(); // asks the server, as the folder is not open
    }

    /** Opens the folder each time, since an open folder caches messages. */
    private static Flags flagsOfFirst(Store store) throws MessagingException {
        try (Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            return inbox.getMessageCount() == 0
                    ? new Flags()
                    : inbox.getMessage(1).getFlags();
        }
    }

    @Test
    void orders_are_fetched_once_by_POP3(
            @SmtpServer(access = MailboxProtocol.POP3, users = "orders@shop.example:secret") RecordingSmtpServer shop,
            @SmtpServer(access = MailboxProtocol.POP3, users = "orders@shop.example:secret") Session session)
            throws Exception {
        this.session = session;
        OrderPoller poller = new OrderPoller(session);
        assertThat(poller.poll()).isEmpty(); // the mailbox exists before the first mail

        mail("orders@shop.example", "Order 4711");

        assertThat(poller.poll()).containsExactly("Order 4711");
        assertThat(poller.poll()).isEmpty();
        assertThat(shop).hasReceivedExactly(1); // the record of what was sent stays
    }

    @Test
    void a_catch_all_mailbox_gets_what_is_for_nobody_else(
            @SmtpServer(
                            access = MailboxProtocol.IMAP,
                            users = {"support@shop.example:secret", "ada@shop.example:geheim"},
                            catchAll = "support@shop.example")
                    RecordingSmtpServer shop)
            throws Exception {
        session = shop.mailSession();
        try (SupportInbox inbox = new SupportInbox(session, tickets::add)) {
            mail("sales@shop.example", "A question");
            mail("ada@shop.example", "Lunch?");

            shop.await().until(() -> tickets.contains("A question"));
        }

        try (Store ada = shop.mailStore("ada@shop.example", "geheim")) {
            assertThat(messagesIn(ada, "INBOX")).isEqualTo(1);
        }
        assertThat(tickets).containsExactly("A question");
    }
}
