package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mailboxes as tests and applications open them. */
@Timeout(120)
@Isolated("another test could get a port that was just freed")
class MailStoreTest {

    private static void send(RecordingSmtpServer smtp, String... recipients) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            for (String recipient : recipients) {
                client.rcptTo(recipient);
            }
            client.data();
            assertThat(client.message("Subject: Welcome\n\nHello")).isOk();
        }
    }

    private static int mailsFor(RecordingSmtpServer smtp, String login, String password) throws MessagingException {
        try (Store store = smtp.mailStore(login, password)) {
            return store.getFolder("INBOX").getMessageCount();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "STARTTLS"})
    void the_mailbox_of_a_user_is_there_before_the_first_mail(Tls tls) throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(tls)
                        .user("ada@example.org", "secret")
                        .access(MailboxProtocol.IMAP)
                        .start();
                Store store = smtp.mailStore()) {
            assertThat(store.getFolder("INBOX").getMessageCount()).isZero();

            send(smtp, "ada@example.org");

            assertThat(store.getFolder("INBOX").getMessageCount()).isEqualTo(1);
        }
    }

    @Test
    void a_recipient_who_is_no_user_has_the_address_for_login_and_password_once_there_was_mail(
            @SmtpServer(access = MailboxProtocol.POP3) RecordingSmtpServer smtp) {
        assertThatIllegalStateException()
                .isThrownBy(() -> smtp.mailStore("ada@example.org", "ada@example.org"))
                .withMessageStartingWith("Cannot open the mailbox of ada@example.org: ");

        send(smtp, "ada@example.org");

        assertThat(smtp.mailStore("ada@example.org", "ada@example.org").isConnected())
                .isTrue();
    }

    @Test
    void the_injected_store_is_open_and_closed_after_the_test(
            @SmtpServer(access = MailboxProtocol.IMAP, users = "ada@example.org:secret") Store store) {
        assertThat(store.isConnected()).isTrue();
        assertThat(store.getURLName().getUsername()).isEqualTo("ada@example.org");
    }

    @Test
    void without_a_user_or_a_protocol_it_is_told_what_to_do() {
        try (RecordingSmtpServer nobody = RecordingSmtpServer.builder()
                        .access(MailboxProtocol.IMAP)
                        .start();
                RecordingSmtpServer nothing =
                        RecordingSmtpServer.builder().user("ada", "secret").start()) {
            assertThatIllegalStateException()
                    .isThrownBy(nobody::mailStore)
                    .withMessage("SMTP server at 127.0.0.1:" + nobody.port() + " has no users, so there is no mailbox"
                            + " to open; declare @SmtpServer(users = \"ada@example.org:secret\"), or call"
                            + " builder().user(\"ada@example.org\", \"secret\")");
            assertThatIllegalStateException()
                    .isThrownBy(nothing::mailStore)
                    .withMessage("SMTP server at 127.0.0.1:" + nothing.port() + " does not offer IMAP or POP3; declare"
                            + " @SmtpServer(access = IMAP), or call builder().access(IMAP)");
        }
    }

    @Test
    void a_wrong_password_or_user_does_not_open_the_mailbox_of_the_first_user(
            @SmtpServer(access = MailboxProtocol.IMAP, users = "ada@example.org:secret") RecordingSmtpServer smtp) {
        assertThatIllegalStateException()
                .isThrownBy(() -> smtp.mailStore("ada@example.org", "Secret"))
                .withMessageStartingWith("Cannot open the mailbox of ada@example.org: ");
        assertThatIllegalStateException()
                .isThrownBy(() -> smtp.mailStore("bob@example.org", "secret"))
                .withMessageStartingWith("Cannot open the mailbox of bob@example.org: ");
    }

    @Test
    void mail_for_nobody_is_caught_also_after_GreenMails_own_reset_and_a_restart() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .user("all@example.org", "secret")
                .user("bob@example.org", "geheim")
                .catchAll("all@example.org")
                .access(MailboxProtocol.IMAP)
                .start()) {
            send(smtp, "ada@example.org", "bob@example.org");
            assertThat(mailsFor(smtp, "all@example.org", "secret")).isEqualTo(1);
            assertThat(mailsFor(smtp, "bob@example.org", "geheim")).isEqualTo(1);

            smtp.unwrap(GreenMail.class).orElseThrow().reset();
            send(smtp, "eve@example.org");
            assertThat(smtp.unwrap(GreenMail.class).orElseThrow().getReceivedMessages())
                    .hasSize(1);

            smtp.restart();
            send(smtp, "eve@example.org");
            assertThat(mailsFor(smtp, "all@example.org", "secret")).isEqualTo(1);
        }
    }

    @Test
    void who_catches_all_must_be_a_user() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .catchAll("all@example.org")
                        .start())
                .withMessage("catchAll must be one of the users but was all@example.org;"
                        + " call user(\"all@example.org\", \"secret\")");
    }
}
