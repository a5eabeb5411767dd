package io.github.junitsmtp.greenmail.mailboxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Folder;
import jakarta.mail.Store;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mailboxes are filled when somebody looks: nobody may see that. */
@SmtpServer
class LazyMailboxTest {

    private static final String ADA = "ada@example.org";

    private static void send(SmtpClient client, String subject, String... recipients) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        Stream.of(recipients).forEach(client::rcptTo);
        client.data();
        client.message("Subject: " + subject + "\n\n.Hello");
    }

    private static MailFolder inbox(GreenMail greenMail, String user) throws Exception {
        return greenMail
                .getManagers()
                .getImapHostManager()
                .getInbox(greenMail.getUserManager().getUserByEmail(user));
    }

    @Test
    void each_recipient_has_a_copy_of_its_own(SmtpClient client, @SmtpServer GreenMail greenMail) throws Exception {
        String[] recipients = IntStream.range(0, 20)
                .mapToObj(i -> "user" + i + "@example.org")
                .toArray(String[]::new);
        send(client, "Welcome", recipients);

        inbox(greenMail, "user7@example.org")
                .getMessages()
                .get(0)
                .getMimeMessage()
                .setSubject("Changed");

        assertThat(greenMail.getReceivedMessages())
                .hasSize(20)
                .extracting(message -> message.getSubject())
                .containsOnlyOnce("Changed")
                .contains("Welcome");
        assertThat(inbox(greenMail, "user8@example.org")
                        .getMessages()
                        .get(0)
                        .getMimeMessage()
                        .getContent())
                .isEqualTo(".Hello");
    }

    @Test
    void a_folder_that_somebody_has_goes_on_filling(SmtpClient client, @SmtpServer GreenMail greenMail)
            throws Exception {
        send(client, "first", ADA);
        MailFolder inbox = inbox(greenMail, ADA);
        assertThat(inbox.getMessageCount()).isEqualTo(1);

        send(client, "second", ADA);

        assertThat(inbox.getMessageCount()).isEqualTo(2);
        assertThat(inbox.getMessages())
                .extracting(message -> message.getMimeMessage().getSubject())
                .containsExactly("first", "second");
        assertThat(inbox.getMessages()).extracting(message -> message.getUid()).containsExactly(1L, 2L);
    }

    @Test
    void users_are_found_with_their_mail(SmtpClient client, @SmtpServer GreenMail greenMail) throws Exception {
        send(client, "Welcome", ADA, "bob@example.org");

        assertThat(greenMail.findReceivedMessages(user -> user.getEmail().equals(ADA), message -> true))
                .hasSize(1);
        assertThat(greenMail.getReceivedMessagesForDomain("example.net")).isEmpty();
        assertThat(greenMail.getManagers().getImapHostManager().getStore().listMailboxes("*"))
                .filteredOn(folder -> folder.getName().equals("INBOX"))
                .extracting(folder -> folder.getMessageCount())
                .containsExactly(1, 1);
    }

    @Test
    void a_user_can_be_deleted_and_made_again(SmtpClient client, @SmtpServer GreenMail greenMail) throws Exception {
        send(client, "first", ADA);
        GreenMailUser ada = greenMail.getUserManager().getUserByEmail(ADA);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> greenMail.getUserManager().createUser(ADA, ADA, "secret"));

        greenMail.getUserManager().deleteUser(ada);
        assertThat(greenMail.getReceivedMessages()).isEmpty();
        send(client, "second", ADA);

        assertThat(greenMail.getReceivedMessages())
                .extracting(message -> message.getSubject())
                .containsExactly("second");
    }

    @Test
    void a_handler_of_the_test_sees_the_message(SmtpClient client, @SmtpServer GreenMail greenMail) throws Exception {
        GreenMailUser archive = greenMail.setUser("archive@example.org", "secret");
        greenMail.getUserManager().setMessageDeliveryHandler((message, address) -> {
            assertThat(message.getMessage().getSubject()).isEqualTo("Welcome");
            return archive;
        });

        send(client, "Welcome", ADA);

        assertThat(inbox(greenMail, "archive@example.org").getMessageCount()).isEqualTo(1);
    }

    @Test
    void attachments_can_be_discarded(SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.getUserManager().setDiscardAttachments(true);

        send(client, "Welcome", ADA);

        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void an_open_IMAP_folder_sees_what_comes(
            @SmtpServer(access = {MailboxProtocol.IMAP, MailboxProtocol.POP3}) SmtpClient client,
            @SmtpServer(access = {MailboxProtocol.IMAP, MailboxProtocol.POP3}) GreenMail greenMail)
            throws Exception {
        send(client, "first", ADA);
        try (Store store = greenMail.getImap().createStore()) {
            store.connect(ADA, ADA);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            assertThat(inbox.getMessageCount()).isEqualTo(1);

            send(client, "second", ADA);

            inbox.expunge(); // any command: the reply tells of the new mail
            assertThat(inbox.getMessageCount()).isEqualTo(2);
            assertThat(inbox.getMessage(2).getSubject()).isEqualTo("second");
        }
        try (Store store = greenMail.getPop3().createStore()) {
            store.connect(ADA, ADA);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessage(1).getContent()).asString().isEqualToIgnoringNewLines(".Hello");
        }
    }

    @Test
    void GreenMail_forgets_what_the_server_forgets() throws Exception {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().keepLast(2).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            GreenMail greenMail = smtp.unwrap(GreenMail.class).orElseThrow();
            send(client, "first", ADA);
            send(client, "second", ADA, "bob@example.org");
            send(client, "third", ADA);

            assertThat(greenMail.getReceivedMessages())
                    .extracting(message -> message.getSubject())
                    .containsExactlyInAnyOrder("second", "second", "third");
            MailFolder inbox = inbox(greenMail, ADA);
            send(client, "fourth", ADA);
            assertThat(inbox.getMessages())
                    .extracting(message -> message.getMimeMessage().getSubject())
                    .containsExactly("third", "fourth");
            assertThat(inbox(greenMail, "bob@example.org").getMessageCount()).isZero();
        }
    }
}
