package io.github.junitsmtp.greenmail;

import static com.icegreen.greenmail.configuration.GreenMailConfiguration.aConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Store;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Users that a test sets on GreenMail itself. */
@Isolated("another test could get a port that was just freed")
@SmtpServer
class GreenMailUsersTest {

    private static SmtpReply login(SmtpClient client, String user, String password) {
        client.ehlo("client.example.org");
        return client.send("AUTH PLAIN " + base64("\0" + user + "\0" + password));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SmtpReply deliver(SmtpClient client, String recipient) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo(recipient);
        client.data();
        return client.message("Subject: Welcome\n\nHello");
    }

    @Test
    void as_long_as_there_are_none_anybody_may_log_in(SmtpClient client) {
        assertThat(login(client, "ada", "whatever")).hasCode(235);
    }

    @Test
    void a_recipient_whom_GreenMail_adds_is_none_of_them(SmtpClient client) {
        deliver(client, "ada@example.org");

        assertThat(login(client, "bob", "whatever")).hasCode(235);
    }

    @Test
    void a_wrong_password_is_refused(SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.setUser("ada@example.org", "ada", "secret");

        assertThat(login(client, "ada", "wrong")).hasCode(535);
        assertThat(login(client, "bob", "secret")).hasCode(535);
        assertThat(login(client, "ada", "secret")).hasCode(235);
    }

    @Test
    void AUTH_LOGIN_and_XOAUTH2_know_them_too(SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.setUser("ada@example.org", "ada", "secret");
        client.ehlo("client.example.org");

        assertThat(client.pipeline("AUTH LOGIN", base64("ada"), base64("wrong")).get(2))
                .hasCode(535);
        assertThat(client.send("AUTH XOAUTH2 " + base64("user=ada\1auth=Bearer secret\1\1")))
                .hasCode(235);
    }

    @Test
    void a_recipient_who_gets_a_password_becomes_a_user(SmtpClient client, @SmtpServer GreenMail greenMail) {
        deliver(client, "ada@example.org");
        greenMail.setUser("ada@example.org", "secret");

        assertThat(login(client, "ada@example.org", "wrong")).hasCode(535);
        assertThat(login(client, "ada@example.org", "secret")).hasCode(235);
    }

    @Test
    void a_password_that_is_the_address_counts_too(SmtpClient client, @SmtpServer GreenMail greenMail) {
        deliver(client, "ada@example.org");
        greenMail.getUserManager().deleteUser(greenMail.getUserManager().getUserByEmail("ada@example.org"));
        greenMail.setUser("ada@example.org", "ada@example.org");

        assertThat(login(client, "ada@example.org", "wrong")).hasCode(535);
    }

    @Test
    void users_may_be_deleted(SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.getUserManager().deleteUser(greenMail.setUser("ada@example.org", "secret"));

        assertThat(login(client, "ada@example.org", "wrong")).hasCode(235);
    }

    @Test
    void users_by_properties(SmtpClient client, @SmtpServer GreenMail greenMail) {
        Properties users = new Properties();
        users.setProperty("ada@example.org", "secret");
        greenMail.setUsers(users);

        assertThat(login(client, "ada@example.org", "wrong")).hasCode(535);
        assertThat(login(client, "ada@example.org", "secret")).hasCode(235);
    }

    @Test
    void a_configuration_counts_at_once(SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.withConfiguration(aConfig().withUser("ada", "secret"));

        assertThat(login(client, "ada", "wrong")).hasCode(535);
        assertThat(login(client, "ada", "secret")).hasCode(235);
    }

    @Test
    void a_configuration_stays_after_GreenMails_own_reset(RecordingSmtpServer smtp, @SmtpServer GreenMail greenMail) {
        greenMail.withConfiguration(aConfig().withUser("ada", "secret"));
        greenMail.reset();

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(login(client, "ada", "wrong")).hasCode(535);
            assertThat(login(client, "ada", "secret")).hasCode(235);
        }
    }

    @Test
    void disabled_authentication_lets_everybody_in(SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.setUser("ada@example.org", "ada", "secret");
        greenMail.withConfiguration(aConfig().withDisabledAuthentication());

        assertThat(login(client, "ada", "wrong")).hasCode(235);
    }

    @Test
    void after_a_restart_there_are_none(RecordingSmtpServer smtp, @SmtpServer GreenMail greenMail) {
        greenMail.setUser("ada@example.org", "ada", "secret");
        smtp.restart();

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(login(client, "ada", "wrong")).hasCode(235);
        }
    }

    @Nested
    @SmtpServer(users = "shop:s3cret")
    class Beside_configured_users {

        @SmtpServer(users = "shop:s3cret")
        private GreenMail greenMail;

        @SmtpServer(users = "shop:s3cret")
        private SmtpClient client;

        @Test
        void both_may_log_in() {
            greenMail.setUser("ada@example.org", "ada", "secret");

            assertThat(login(client, "ada", "s3cret")).hasCode(535);
            assertThat(login(client, "ada", "secret")).hasCode(235);
        }

        @Test
        void those_that_are_configured_stay_when_GreenMail_is_configured_anew() {
            greenMail.withConfiguration(aConfig().withUser("ada", "secret"));

            assertThat(login(client, "shop", "wrong")).hasCode(535);
            assertThat(login(client, "shop", "s3cret")).hasCode(235);
        }
    }

    @Nested
    @SmtpServer(access = {MailboxProtocol.IMAP, MailboxProtocol.POP3})
    class By_IMAP_and_POP3 {

        @SmtpServer(access = {MailboxProtocol.IMAP, MailboxProtocol.POP3})
        private GreenMail greenMail;

        private void logsIn(String user, String password) throws Exception {
            try (Store imap = greenMail.getImap().createStore();
                    Store pop3 = greenMail.getPop3().createStore()) {
                imap.connect(user, password);
                pop3.connect(user, password);
            }
        }

        private void isRefused(String user, String password) throws Exception {
            try (Store imap = greenMail.getImap().createStore();
                    Store pop3 = greenMail.getPop3().createStore()) {
                assertThatExceptionOfType(AuthenticationFailedException.class)
                        .isThrownBy(() -> imap.connect(user, password));
                assertThatExceptionOfType(AuthenticationFailedException.class)
                        .isThrownBy(() -> pop3.connect(user, password));
            }
        }

        @Test
        void a_user_has_a_password() throws Exception {
            greenMail.setUser("ada@example.org", "ada", "secret");

            isRefused("ada", "wrong");
            logsIn("ada", "secret");
        }

        @Test
        void a_recipient_has_the_address_for_login_and_password() throws Exception {
            try (SmtpClient client =
                    SmtpClient.connect("127.0.0.1", greenMail.getSmtp().getPort())) {
                deliver(client, "ada@example.org");
            }

            isRefused("ada@example.org", "whatever");
            logsIn("ada@example.org", "ada@example.org");
        }

        @Test
        void nobody_else_may_log_in_unless_authentication_is_disabled() throws Exception {
            isRefused("bob", "whatever");

            greenMail.getUserManager().setAuthRequired(false);
            logsIn("bob", "whatever");
        }
    }
}
