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
import org.junit.jupiter.api.Test;

/** TLS, and who may log in. The recipes page takes its snippets from here. */
class LoginRecipesTest {

    @Test
    void starttls_is_used(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) throws Exception {
        new Shop(smtp.mailSession()).welcome("ada@example.org");

        assertThat(smtp).hasReceivedMail().isEncrypted();
        assertThat(smtp).transcript().allSessionsWereEncrypted();
    }

    @Test
    void no_falling_back_to_plain_text(@SmtpServer(tls = Tls.STARTTLS) RecordingSmtpServer smtp) {
        smtp.on(startTls()).answer(tlsNotAvailable()); // 454 4.7.0

        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> new Shop(smtp.mailSession()).welcome("ada@example.org"));

        assertThat(smtp).transcript().singleSession().doesNotHaveCommand("MAIL").hasNoLogins();
    }

    @Test
    void a_bad_certificate_is_refused(
            @SmtpServer(tls = Tls.IMPLICIT, certificate = ServerCertificate.WRONG_HOST) RecordingSmtpServer smtp) {
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> new Shop(smtp.mailSession()).welcome("ada@example.org"));

        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void the_login_is_used(@SmtpServer(users = "shop:secret") RecordingSmtpServer smtp) throws Exception {
        new Shop(smtp.mailSession()).welcome("ada@example.org");

        assertThat(smtp).hasReceivedMail().isAuthenticatedAs("shop");
    }

    @Test
    void a_wrong_password_is_told(@SmtpServer(users = "shop:secret") RecordingSmtpServer smtp) {
        smtp.on(login("shop")).answer(authenticationFailed()); // 535 5.7.8, as if the password had changed

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> new Shop(smtp.mailSession()).welcome("ada@example.org"));
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
