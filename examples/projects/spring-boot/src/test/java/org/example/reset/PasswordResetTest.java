package org.example.reset;

import static io.github.junitsmtp.script.Answers.greylisted;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.mail.MailException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The application's mail sender sends to the server of the test. */
@SpringBootTest(properties = "shop.mail.retry-delay=50ms")
@AutoConfigureMockMvc
@SmtpServer
class PasswordResetTest {

    @SmtpServer
    RecordingSmtpServer smtp;

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Test
    void the_link_in_the_mail_sets_a_new_password() {
        askForPassword("ada@example.org");

        URI link = assertThat(smtp)
                .receivesMailTo("ada@example.org") // waits, because the application sends in the background
                .hasSubject("Your new password")
                .extractingLink("Choose a new password");
        assertThat(link).hasScheme("https").hasHost("shop.example.com");

        assertThat(web.get().uri(link)).hasStatusOk().bodyText().endsWith("for ada@example.org");
        assertThat(web.post().uri(link).param("password", "correct horse")).hasStatus(HttpStatus.NO_CONTENT);

        assertThat(accounts.isPassword("ada@example.org", "correct horse")).isTrue();
        assertThat(smtp).receivesExactly(2).last().hasSubject("Your password was changed");
        assertThat(web.post().uri(link).param("password", "once more")).hasStatus(HttpStatus.GONE);
    }

    @Test
    void only_the_owner_gets_the_link() {
        askForPassword("ada@example.org");

        assertThat(smtp).receivesMail().hasOnlyRecipients("ada@example.org");
    }

    @Test
    void mails_can_be_read_as_text_and_HTML() {
        askForPassword("ada@example.org");

        assertThat(smtp)
                .receivesMail()
                .isWellFormed()
                .isFinished() // no placeholder is left, no link leads nowhere
                .hasAlternativeTextBody()
                .hasTextBodyContaining("Choose a new password: https://shop.example.com/")
                .htmlBody()
                .isAccessible();
    }

    @Test
    void the_owner_does_not_see_that_the_security_team_gets_a_copy() {
        String token = accounts.newToken("ada@example.org").orElseThrow();

        web.post()
                .uri("/password/new")
                .param("token", token)
                .param("password", "battery")
                .exchange();

        assertThat(smtp)
                .receivesMailTo("ada@example.org")
                .hasSubject("Your password was changed")
                .hasBlindCopyTo("audit@example.com")
                .doesNotLeakBcc();
    }

    @Test
    void tries_again_when_the_mail_server_refuses_the_mail_for_now() {
        smtp.on(rcptTo("ada@example.org")).once().answer(greylisted());

        askForPassword("ada@example.org");

        assertThat(smtp).receivesMailTo("ada@example.org");
        assertThat(smtp).attempts(rcptTo("ada@example.org")).hasSize(2).spacedAtLeast(Duration.ofMillis(50));
        assertThat(smtp)
                .transcript()
                .session(1)
                .replyTo("RCPT TO:<ada@example.org>")
                .isTransientFailure()
                .hasEnhancedStatusCode("4.7.1");
        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void does_not_try_again_when_the_mail_server_refuses_the_mail_for_good(@Autowired PasswordMailer mailer) {
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());

        assertThat(mailer.sendLink("ada@example.org", "token"))
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(MailException.class);

        assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 1);
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void nobody_learns_who_has_an_account() {
        askForPassword("eve@example.org"); // is answered like any other
        askForPassword("ada@example.org"); // shows that mail would arrive

        assertThat(smtp)
                .receivesExactly(1, Duration.ofMillis(500)) // one, and then none for 500 ms
                .first()
                .isTo("ada@example.org");
    }

    private void askForPassword(String email) {
        assertThat(web.post().uri("/password/forgotten").param("email", email)).hasStatus(HttpStatus.ACCEPTED);
    }
}
