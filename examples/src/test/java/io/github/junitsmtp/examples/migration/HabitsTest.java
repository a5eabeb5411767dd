package io.github.junitsmtp.examples.migration;

import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.github.junitsmtp.examples.readme.WelcomeMailer;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import org.junit.jupiter.api.Test;

/** What tests with other servers do, and how it is done here. */
class HabitsTest {

    private static void welcome(RecordingSmtpServer smtp) throws MessagingException {
        new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");
    }

    @Test
    void mails_can_be_read_after_the_server_has_stopped(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        welcome(smtp);
        smtp.stop();

        assertThat(smtp).hasReceivedMail().hasSubject("Welcome!");
        assertThat(smtp.mails().first().asMimeMessage().getSubject()).isEqualTo("Welcome!");
    }

    @Test
    void a_server_stops_and_starts_in_the_middle_of_a_test(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        smtp.stop();
        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> welcome(smtp));
        smtp.restart();
        welcome(smtp);

        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void a_test_can_have_a_new_server_at_any_time(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        try (RecordingSmtpServer another = RecordingSmtpServer.start()) {
            welcome(another);

            assertThat(another).hasReceivedMail();
        }
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void mails_are_taken_out_by_clearing_them(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        welcome(smtp);
        smtp.clearMails();
        welcome(smtp);

        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void the_type_and_the_text_of_a_body(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        welcome(smtp);

        ReceivedMail mail = smtp.mails().first();
        assertThat(mail.root().contentType()).isEqualTo("text/plain");
        assertThat(mail.root()).hasContentType("text/plain").hasParameter("charset", "us-ascii");
        assertThat(mail).hasTextBody("Your account is ready.");
        assertThat(mail.textBody()).hasValue("Your account is ready.");
        assertThat(GreenMailUtil.getBody(mail.asMimeMessage()).strip()).isEqualTo("Your account is ready.");
    }

    @Test
    void GreenMail_may_require_what_it_never_did(@SmtpServer RecordingSmtpServer smtp) {
        smtp.apply(requireAuthentication());

        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> welcome(smtp))
                .withMessageContaining("530");
    }

    @Test
    void SMTPS_is_GreenMails_getSmtps(
            @SmtpServer(tls = Tls.IMPLICIT) RecordingSmtpServer smtp,
            @SmtpServer(tls = Tls.IMPLICIT) GreenMail greenMail) {
        assertThat(greenMail.getSmtps().getPort()).isEqualTo(smtp.port());
        assertThat(greenMail.getSmtp()).isNull();
    }

    @Test
    void mailboxes_have_free_ports(@SmtpServer(access = MailboxProtocol.IMAP) RecordingSmtpServer smtp) {
        assertThat(smtp.port(MailboxProtocol.IMAP)).isPositive().isNotEqualTo(ServerSetupTest.IMAP.getPort());
    }

    @Test
    void a_login_need_not_be_the_address(
            @SmtpServer(access = MailboxProtocol.IMAP) RecordingSmtpServer smtp,
            @SmtpServer(access = MailboxProtocol.IMAP) GreenMail greenMail)
            throws Exception {
        greenMail.setUser("ada@example.org", "ada", "secret"); // address, login, password

        welcome(smtp);

        try (Store store = smtp.mailStore("ada", "secret")) {
            assertThat(store.getFolder("INBOX").getMessageCount()).isEqualTo(1);
        }
    }

    @Test
    void a_user_without_an_address_gets_no_mail(
            @SmtpServer(access = MailboxProtocol.IMAP, users = "ada:secret") RecordingSmtpServer smtp,
            @SmtpServer(access = MailboxProtocol.IMAP, users = "ada:secret") Store store)
            throws Exception {
        welcome(smtp);

        assertThat(store.getFolder("INBOX").getMessageCount()).isZero();
    }

    @Test
    void a_user_without_an_address_can_get_all_mail(
            @SmtpServer(access = MailboxProtocol.IMAP, users = "ada:secret", catchAll = "ada") RecordingSmtpServer smtp,
            @SmtpServer(access = MailboxProtocol.IMAP, users = "ada:secret", catchAll = "ada") Store store)
            throws Exception {
        welcome(smtp);

        assertThat(store.getFolder("INBOX").getMessageCount()).isEqualTo(2); // one for each recipient
    }
}
