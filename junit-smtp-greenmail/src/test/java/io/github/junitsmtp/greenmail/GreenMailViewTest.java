package io.github.junitsmtp.greenmail;

import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Folder;
import jakarta.mail.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("another test could get a port that was just freed")
@SmtpServer
class GreenMailViewTest {

    private static void send(SmtpClient client, String... recipients) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        for (String recipient : recipients) {
            client.rcptTo(recipient);
        }
        client.data();
        client.message("Subject: Welcome\n\nHello");
    }

    @Test
    void it_is_the_same_server(RecordingSmtpServer smtp, SmtpClient client, @SmtpServer GreenMail greenMail)
            throws Exception {
        send(client, "ada@example.org", "bob@example.org");

        assertThat(greenMail.getSmtp().getPort()).isEqualTo(smtp.port());
        assertThat(smtp).hasReceivedExactly(1);
        assertThat(greenMail.getReceivedMessages()).hasSize(2);
        assertThat(greenMail.getReceivedMessages()[0].getSubject()).isEqualTo("Welcome");
        assertThat(greenMail.waitForIncomingEmail(1, 2)).isTrue();
    }

    @Test
    void messages_are_stored_as_GreenMail_alone_would(SmtpClient client, @SmtpServer GreenMail greenMail)
            throws Exception {
        for (String body : new String[] {".dots\n.\n..end", "no line end", "", "\n\n"}) {
            client.pipeline("EHLO client", "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            client.message("Subject: x\n\n" + body);
        }

        assertThat(greenMail.getReceivedMessages())
                .extracting(message -> message.getContent())
                .containsExactly(".dots\r\n.\r\n..end", "no line end", "", "\r\n");
        assertThat(greenMail.getReceivedMessages()[0].getHeader("Return-Path")).containsExactly("<shop@example.com>");
        assertThat(greenMail.getReceivedMessages()[0].getHeader("Received")).hasSize(1);
    }

    @Test
    void a_refused_recipient_gets_no_copy(RecordingSmtpServer smtp, SmtpClient client, @SmtpServer GreenMail greenMail)
            throws Exception {
        smtp.on(rcptTo("ada@example.org")).answer(mailboxFull());

        send(client, "ada@example.org", "bob@example.org");

        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        assertThat(greenMail.getUserManager().getUser("bob@example.org")).isNotNull();
        assertThat(greenMail.getUserManager().getUser("ada@example.org")).isNull();
        assertThat(smtp).hasReceivedMail().hasOnlyRecipients("bob@example.org");
    }

    @Test
    void a_refused_mail_is_in_no_mailbox(RecordingSmtpServer smtp, SmtpClient client, @SmtpServer GreenMail greenMail) {
        smtp.on(message()).once().reply(552, "5.2.2", "Mailbox full");

        send(client, "ada@example.org");
        assertThat(greenMail.getReceivedMessages()).isEmpty();

        send(client, "bob@example.org");
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void resetting_empties_the_mailboxes(RecordingSmtpServer smtp, SmtpClient client, @SmtpServer GreenMail greenMail) {
        send(client, "ada@example.org");

        smtp.reset();

        assertThat(greenMail.getReceivedMessages()).isEmpty();
        send(client, "ada@example.org");
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void GreenMails_own_reset_keeps_the_port_and_the_recording(
            RecordingSmtpServer smtp, @SmtpServer GreenMail greenMail) {
        greenMail.reset();

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            send(client, "ada@example.org");
        }
        assertThat(smtp).hasReceivedMailTo("ada@example.org");
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void the_null_sender_is_accepted_and_stored(SmtpClient client, @SmtpServer GreenMail greenMail) throws Exception {
        client.ehlo("client.example.org");
        assertThat(client.send("MAIL FROM: <>")).isOk();
        assertThat(client.rcptTo("ada@example.org")).isOk();
        assertThat(client.data()).isStartMailInput();
        assertThat(client.message("Subject: Undelivered\n\n")).isOk();

        assertThat(greenMail.getReceivedMessages()[0].getHeader("Return-Path")).containsExactly("<>");
    }

    @Test
    void what_comes_out_of_order_is_refused_by_GreenMail(SmtpClient client) {
        assertThat(client.rcptTo("ada@example.org")).isBadSequence();
        assertThat(client.data()).isBadSequence();
        client.ehlo("client.example.org");
        assertThat(client.send("MAIL FROM:ada@example.org")).isSyntaxErrorInParameters();
        assertThat(client.send("WHAT")).isCommandUnrecognized();
        assertThat(client.vrfy("ada")).isCannotVerifyButWillAccept();
    }

    @Test
    void mail_can_be_fetched_by_IMAP_with_the_address_as_password(
            @SmtpServer(access = {MailboxProtocol.IMAP, MailboxProtocol.POP3}) SmtpClient client,
            @SmtpServer(access = {MailboxProtocol.IMAP, MailboxProtocol.POP3}) GreenMail greenMail)
            throws Exception {
        send(client, "ada@example.org");

        try (Store store = greenMail.getImap().createStore()) {
            store.connect("ada@example.org", "ada@example.org");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessageCount()).isEqualTo(1);
        }
        assertThat(greenMail.getPop3().getPort()).isPositive();
    }

    @Test
    void configured_users_are_GreenMails_users_also_after_its_reset(
            @SmtpServer(users = "ada@example.org:secret") GreenMail greenMail) {
        greenMail.reset();

        assertThat(greenMail.getUserManager().getUser("ada@example.org").getPassword())
                .isEqualTo("secret");
    }
}
