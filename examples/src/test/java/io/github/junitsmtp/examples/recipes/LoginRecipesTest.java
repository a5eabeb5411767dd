package io.github.junitsmtp.examples.recipes;

import static io.github.junitsmtp.script.Answers.authenticationFailed;
import static io.github.junitsmtp.script.Answers.tlsNotAvailable;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static io.github.junitsmtp.script.CommandPatterns.startTls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** TLS, and who may log in. The recipes page takes its snippets from here. */
class LoginRecipesTest {

    /** The shop's own settings, with the address of the test's server. */
    private static Properties settings(RecordingSmtpServer smtp) {
        Properties settings = Shop.settings();
        settings.setProperty("mail.smtp.host", smtp.host());
        settings.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        return settings;
    }

    /** The same, for a shop that trusts the test's certificate authority. */
    private static Properties trusting(RecordingSmtpServer smtp) {
        Properties settings = settings(smtp);
        settings.put(
                "mail.smtp.ssl.socketFactory", smtp.certificates().sslContext().getSocketFactory());
        return settings;
    }

    @Test
    void starttls_is_used(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) throws Exception {
        new Shop(trusting(smtp)).welcome("ada@example.org");

        assertThat(smtp).hasReceivedMail().isEncrypted();
        assertThat(smtp).transcript().allSessionsWereEncrypted();
    }

    @Test
    void no_falling_back_to_plain_text(@SmtpServer RecordingSmtpServer smtp) { // offers no STARTTLS
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> new Shop(settings(smtp)).welcome("ada@example.org"));

        assertThat(smtp).transcript().singleSession().doesNotHaveCommand("MAIL").hasNoLogins();
    }

    @Test
    void no_falling_back_when_starttls_fails(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) {
        smtp.on(startTls()).answer(tlsNotAvailable()); // 454 4.7.0

        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> new Shop(settings(smtp)).welcome("ada@example.org"));

        assertThat(smtp).transcript().singleSession().doesNotHaveCommand("MAIL").hasNoLogins();
    }

    @Test
    void a_bad_certificate_is_refused(
            @SmtpServer(tls = Tls.STARTTLS, certificate = ServerCertificate.WRONG_HOST) RecordingSmtpServer smtp) {
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> new Shop(trusting(smtp)).welcome("ada@example.org"));

        assertThat(smtp).transcript().singleSession().hasFailedHandshake("refused this server's certificate");
    }

    @Test
    void an_unknown_authority_is_refused(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) {
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> new Shop(settings(smtp)).welcome("ada@example.org"));

        assertThat(smtp).transcript().singleSession().hasFailedHandshake("refused this server's certificate");
    }

    @Test
    void the_login_is_used(@SmtpServer(tls = Tls.STARTTLS, users = "shop:secret") RecordingSmtpServer smtp)
            throws Exception {
        new Shop(trusting(smtp)).welcome("ada@example.org");

        assertThat(smtp).hasReceivedMail().isAuthenticatedAs("shop");
    }

    @Test
    void a_wrong_password_is_told(@SmtpServer(tls = Tls.STARTTLS, users = "shop:secret") RecordingSmtpServer smtp) {
        smtp.on(login("shop")).answer(authenticationFailed()); // 535 5.7.8, as if the password had changed

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> new Shop(trusting(smtp)).welcome("ada@example.org"));
    }

    /** With other settings, the mail arrives, so the recipes above would fail. */
    @Nested
    class ShopsThatAreConfiguredBadly {

        @Test
        void plain_text(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) throws Exception {
            Properties settings = trusting(smtp);
            settings.remove("mail.smtp.starttls.enable");
            settings.remove("mail.smtp.starttls.required");

            new Shop(settings).welcome("ada@example.org");

            assertThat(smtp).hasReceivedMail();
            assertThat(smtp).transcript().singleSession().isNotEncrypted();
        }

        @Test
        void starttls_only_if_offered(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            Properties settings = settings(smtp);
            settings.remove("mail.smtp.starttls.required");

            new Shop(settings).welcome("ada@example.org");

            assertThat(smtp).hasReceivedMail().isAuthenticatedAs("shop");
        }

        @Test
        void any_host(
                @SmtpServer(tls = Tls.STARTTLS, certificate = ServerCertificate.WRONG_HOST) RecordingSmtpServer smtp)
                throws Exception {
            Properties settings = trusting(smtp);
            settings.setProperty("mail.smtp.ssl.checkserveridentity", "false");

            new Shop(settings).welcome("ada@example.org");

            assertThat(smtp).hasReceivedMail();
        }

        @Test
        void any_authority(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) throws Exception {
            Properties settings = settings(smtp);
            settings.setProperty("mail.smtp.ssl.trust", "*");

            new Shop(settings).welcome("ada@example.org");

            assertThat(smtp).hasReceivedMail();
        }

        @Test
        void no_login(@SmtpServer(tls = Tls.STARTTLS, users = "shop:secret") RecordingSmtpServer smtp)
                throws Exception {
            Properties settings = trusting(smtp);
            settings.remove("mail.smtp.auth");

            new Shop(settings).welcome("ada@example.org");

            assertThat(smtp).hasReceivedMail();
            assertThat(smtp).transcript().singleSession().hasNoLogins();
        }
    }

    @Test
    void passwords_are_masked_but_can_be_asked_for(@SmtpServer(users = "shop:secret") RecordingSmtpServer smtp)
            throws Exception {
        new Shop(smtp.mailSession()).welcome("ada@example.org");

        assertThat(smtp.transcript().render()).contains("********").doesNotContain("secret");
        assertThat(smtp.transcript().sessions().get(0).logins())
                .singleElement()
                .satisfies(login -> assertThat(login.secret()).hasValue("secret"));
    }
}
