package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jakarta Mail asks a session for credentials again after a failed login. The server's session must not replace wrong ones. */
@Timeout(240)
class WrongCredentialsTest {

    @AutoClose
    private final RecordingSmtpServer smtp = RecordingSmtpServer.builder()
            .user("ada@example.org", "secret")
            .access(MailboxProtocol.IMAP, MailboxProtocol.POP3)
            .start();

    private static MimeMessage mail(Session session) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipients(RecipientType.TO, "bob@example.org");
        mail.setText("Hello");
        mail.saveChanges();
        return mail;
    }

    @Test
    void a_mailbox_is_not_opened_with_a_wrong_password() {
        assertThatIllegalStateException()
                .isThrownBy(() -> smtp.mailStore("ada@example.org", "wrong"))
                .withMessageStartingWith("Cannot open the mailbox of ada@example.org: ");
    }

    @Test
    void the_mailbox_of_somebody_without_mail_is_not_that_of_the_first_user() throws MessagingException {
        assertThatIllegalStateException()
                .isThrownBy(() -> smtp.mailStore("bob@example.org", "bob@example.org"))
                .withMessageStartingWith("Cannot open the mailbox of bob@example.org: ");

        Transport.send(mail(smtp.mailSession()));

        try (Store store = smtp.mailStore("bob@example.org", "bob@example.org")) {
            assertThat(store.getURLName().getUsername()).isEqualTo("bob@example.org");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_session_does_not_fetch_with_wrong_credentials(MailboxProtocol protocol) throws MessagingException {
        try (Store store = store(protocol)) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> store.connect("ada@example.org", "wrong"));
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> store.connect(smtp.host(), smtp.port(protocol), "eve@example.org", "secret"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_session_supplies_a_missing_password(MailboxProtocol protocol) throws MessagingException {
        try (Store store = store(protocol)) {
            store.connect();
        }
        try (Store store = store(protocol)) {
            store.connect("localhost", smtp.port(protocol), "ada@example.org", null);
        }
    }

    @Test
    void a_session_does_not_send_with_a_wrong_password() throws MessagingException {
        MimeMessage mail = mail(smtp.mailSession());

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> Transport.send(mail, "ada@example.org", "wrong"));

        assertThat(smtp.transcript().sessions().get(0).logins()).hasSize(1);
    }

    @Test
    void a_session_logs_in_wherever_the_server_is_reached() throws MessagingException {
        Session session = smtp.mailSession();
        try (Transport byDefault = session.getTransport();
                Transport byPort = session.getTransport("smtp")) {
            byDefault.connect();
            byPort.connect("localhost", smtp.port(), null, null);
        }
        try (RecordingSmtpServer relay =
                RecordingSmtpServer.builder().relayTo(smtp.host(), smtp.port()).start()) {
            session.getProperties().setProperty("mail.smtp.port", Integer.toString(relay.port()));
            Transport.send(mail(session));

            assertThat(relay).hasReceivedMail().isAuthenticatedAs("ada@example.org");
        }
        assertThat(smtp.transcript().sessions())
                .allSatisfy(each -> assertThat(each).isAuthenticatedAs("ada@example.org"));
    }

    private Store store(MailboxProtocol protocol) throws MessagingException {
        return smtp.mailSession().getStore(protocol.name().toLowerCase(Locale.ROOT));
    }
}
