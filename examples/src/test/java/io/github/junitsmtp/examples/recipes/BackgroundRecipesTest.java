package io.github.junitsmtp.examples.recipes;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.SmtpSession;
import jakarta.mail.Session;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail that is sent while the test continues. The recipes page takes its snippets from here. */
class BackgroundRecipesTest {

    @SmtpServer
    private RecordingSmtpServer smtp;

    private Shop shop;

    @BeforeEach
    void set_up(@SmtpServer Session session) {
        shop = new Shop(session);
    }

    @Test
    void wait_for_it() {
        shop.welcomeLater("ada@example.org");

        assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("Welcome!");
    }

    @Test
    void get_the_mail() {
        shop.welcomeLater("ada@example.org");

        ReceivedMail mail = smtp.awaitMailTo("ada@example.org");

        assertThat(mail.subject()).hasValue("Welcome!");
    }

    @Test
    void get_the_mail_after_an_assertion() {
        shop.welcomeLater("ada@example.org");

        ReceivedMail mail = assertThat(smtp)
                .receivesMailTo("ada@example.org")
                .hasSubject("Welcome!")
                .actual();

        assertThat(mail.recipients()).hasSize(2);
    }

    @Test
    void get_the_session_and_a_reply() {
        shop.welcomeLater("ada@example.org");

        SmtpSession session = assertThat(smtp)
                .allSessionsEnd()
                .singleSession()
                .endedWithQuit()
                .actual();
        SmtpReply reply = assertThat(session).replyTo("RCPT").isOk().actual();

        assertThat(session.commands()).hasSize(6);
        assertThat(reply.lines()).hasSize(1);
    }

    @Test
    void one_mail_to_each() {
        shop.sendNewsLater("ada@example.org", "bob@example.org");

        assertThat(smtp).receivesExactlyOneMailToEach("ada@example.org", "bob@example.org");
    }

    @Test
    void one_mail_to_each_and_no_more() {
        shop.sendNewsLater("ada@example.org", "bob@example.org");

        List<String> customers = List.of("ada@example.org", "bob@example.org");
        assertThat(smtp).receivesExactlyOneMailToEach(customers, ofMillis(200));
    }

    @Test
    void one_mail_to_each_and_all_to_an_archive() {
        shop.welcomeLater("ada@example.org");
        shop.welcomeLater("bob@example.org");

        assertThat(smtp).receivesExactly(2);
        assertThat(smtp.mails().stream().flatMap(mail -> mail.recipients().stream()))
                .extracting(MailAddress::toString)
                .filteredOn(recipient -> !recipient.equals("audit@example.com"))
                .containsExactlyInAnyOrder("ada@example.org", "bob@example.org");
    }

    @Test
    void wait_longer() {
        shop.welcomeLater("ada@example.org");

        assertThat(smtp).within(ofSeconds(30)).receivesMail().hasSubject("Welcome!");
    }

    @Test
    void wait_for_the_third() {
        shop.welcomeLater("ada@example.org")
                .thenCompose(sent -> shop.welcomeLater("bob@example.org"))
                .thenCompose(sent -> shop.welcomeLater("eve@example.org"));

        assertThat(smtp).receivesMail(3).isTo("eve@example.org");
    }

    @Test
    void several_in_any_order() {
        shop.welcomeLater("ada@example.org");
        shop.welcomeLater("bob@example.org");

        assertThat(smtp).receivesMailsTo("bob@example.org", "ada@example.org");
    }

    @Test
    void one_that_fits() {
        shop.welcomeLater("ada@example.org");
        shop.welcomeLater("bob@example.org");

        assertThat(smtp)
                .receivesMailSatisfying(
                        mail -> assertThat(mail).isTo("bob@example.org"),
                        mail -> assertThat(mail).hasSubject("Welcome!"));
    }

    @Test
    void one_and_no_more() {
        shop.welcomeLater("ada@example.org");

        assertThat(smtp).receivesExactly(1, ofMillis(200)); // one arrives, and then none for 200 ms
    }

    @Test
    void none_at_all() {
        assertThat(smtp).receivesNoMailFor(ofMillis(200));
    }

    private static void declined() {
        throw new IllegalStateException("The card was declined");
    }

    @Test
    void none_after_a_rollback() {
        SignUps signUps = new SignUps(shop);

        assertThatIllegalStateException().isThrownBy(() -> signUps.signUp("ada@example.org", () -> declined()));
        signUps.signUp("bob@example.org", () -> {}); // the control: the same code, with a commit

        assertThat(smtp).receivesExactly(1, ofMillis(200)).first().isTo("bob@example.org");
    }

    @Test
    void a_mail_that_is_sent_despite_the_rollback_is_noticed() {
        shop.welcomeLater("ada@example.org");
        shop.welcomeLater("bob@example.org");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).receivesExactly(1, ofMillis(200)));
    }

    @Test
    void anything_else() {
        shop.welcomeLater("ada@example.org");

        smtp.await().until(() -> smtp.mails().size() == 1);
        assertThat(smtp).allSessionsEnd().allSessionsEndedWithQuit(); // the client has closed its connection, too
    }
}
