package io.github.junitsmtp.examples.failures;

import static io.github.junitsmtp.script.Answers.localError;
import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.junit.jupiter.api.Test;

/** Mistakes in stubs that make them answer nothing, or the wrong thing. */
final class Stubs {

    private Stubs() {}

    @Mistake(
            heading = "A stub does not answer: the case of the address differs",
            cause =
                    "The part before the @ is case-sensitive (RFC 5321, section 2.4), and the client's address and the stub's differ in case.",
            remedy = "Write the address in the stub as the client does, or match it with a predicate.",
            says = {"rcptTo(Eve@example.org)", "the local part differs only in case"})
    @SmtpServer
    static class CaseOfLocalPart {

        @Test
        void tells_of_an_unknown_customer(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("Eve@example.org")).answer(noSuchUser());
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());

            assertThatExceptionOfType(SendFailedException.class)
                    .isThrownBy(() -> mailer.send("Your order", "We got it.", "eve@example.org"));
        }
    }

    @Mistake(
            heading = "A stub does not answer: it was created after the command",
            cause = "The code under test ran before the stub was created.",
            remedy = "Create the stub first.",
            says = {"it arrived before the stub was created"})
    @SmtpServer
    static class MadeTooLate {

        @Test
        void a_full_mailbox_is_noted(RecordingSmtpServer smtp) {
            boolean delivered = isDelivered(new ShopMailer(smtp.host(), smtp.port()));
            smtp.on(rcptTo("ada@example.org")).answer(mailboxFull());

            assertThat(delivered).isFalse();
        }

        private static boolean isDelivered(ShopMailer mailer) {
            try {
                mailer.send("Your order", "We got it.", "ada@example.org");
                return true;
            } catch (MessagingException e) {
                return false;
            }
        }
    }

    @Mistake(
            heading = "A stub does not answer: `once()` is used up",
            cause = "An earlier command, here from a test mail, used up the stub.",
            remedy = "Create the stub right before the command that it is for, or leave out `once()`.",
            says = {"answered once (its limit)"})
    @SmtpServer
    static class UsedUp {

        @Test
        void a_failure_of_the_server_is_told(RecordingSmtpServer smtp) {
            smtp.on(message()).once().answer(localError());
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());
            checkThatMailWorks(mailer);

            assertThatThrownBy(() -> mailer.send("Your order", "We got it.", "ada@example.org"))
                    .isInstanceOf(MessagingException.class);
        }

        private static void checkThatMailWorks(ShopMailer mailer) {
            try {
                mailer.send("Test", "Test", "postmaster@example.com");
            } catch (MessagingException e) {
                System.getLogger("shop").log(System.Logger.Level.DEBUG, "mail does not work", e);
            }
        }
    }

    @Mistake(
            heading = "A stub does not answer: a later stub matches the same command",
            cause =
                    "If several stubs match, the newest one answers. Here, the stub for every recipient hides the one for Eve.",
            remedy = "Create the general stub first, then the specific ones.",
            says = {"a newer stub answers first: rcptTo()"})
    @SmtpServer
    static class HiddenByALaterOne {

        @Test
        void two_recipients_two_answers(RecordingSmtpServer smtp, SmtpClient client) {
            smtp.on(rcptTo("eve@example.org")).answer(noSuchUser());
            smtp.on(rcptTo()).reply(452, "4.2.2", "Mailbox full");

            client.ehlo("shop.example.com");
            client.mailFrom("shop@example.com");

            assertThat(client.rcptTo("eve@example.org")).hasCode(550);
        }
    }

    @Mistake(
            heading = "\"to have used every stub\": the command was never sent",
            cause = "The stub is for DATA, but the client never sent DATA, because the only recipient was refused.",
            remedy = "Remove the stub, or mark it with `lenient()`.",
            says = {"to have used every stub but data()", "RCPT TO:<eve@example.org> was answered with 550"})
    @SmtpServer
    static class CommandNeverCame {

        @Test
        void gives_up_at_the_first_refusal(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("eve@example.org")).answer(noSuchUser());
            smtp.on(data()).answer(localError());
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());

            assertThatThrownBy(() -> mailer.send("Your order", "We got it.", "eve@example.org"))
                    .isInstanceOf(SendFailedException.class);
        }
    }
}
