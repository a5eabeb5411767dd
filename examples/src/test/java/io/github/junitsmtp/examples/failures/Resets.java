package io.github.junitsmtp.examples.failures;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.SendFailedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mistakes about what a server still remembers, and about which server it is. */
final class Resets {

    private Resets() {}

    @Mistake(
            heading = "\"received no mail\", though the mail was sent: it arrived before a reset",
            cause = "The test calls `smtp.reset()` after the mail has been sent, and a reset discards all mails.",
            remedy =
                    "Call `reset()` or `clearMails()` before the code under test runs, or not at all: each test starts with an empty server.",
            says = {"1 mail arrived before smtp.reset(): to <ada@example.org>"})
    @SmtpServer
    static class ResetAfterSending {

        @SmtpServer
        RecordingSmtpServer smtp;

        @BeforeEach
        void place_an_order() throws Exception {
            new ShopMailer(smtp.host(), smtp.port()).send("Your order", "We got it.", "ada@example.org");
        }

        @Test
        void confirms_the_order() {
            smtp.reset();

            assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Your order");
        }
    }

    @Mistake(
            heading = "A stub does not answer: it was created in `@BeforeAll`",
            cause = "A class-level server is reset before each test. The reset removes stubs created in `@BeforeAll`.",
            remedy = "Create the stub in `@BeforeEach` or in the test.",
            says = {"removed before the first test", "@BeforeEach"})
    static class StubsInBeforeAll {

        @SmtpServer
        static RecordingSmtpServer smtp;

        @BeforeAll
        static void refuse_eve() {
            smtp.on(rcptTo("eve@example.org")).reply(550, "5.1.1", "No such user");
        }

        @Test
        void tells_of_an_unknown_customer() {
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());

            assertThatExceptionOfType(SendFailedException.class)
                    .isThrownBy(() -> mailer.send("Your order", "We got it.", "eve@example.org"));
        }
    }

    @Mistake(
            heading = "A stub does not answer: the client talks to a different server",
            cause =
                    "The annotations of the two parameters differ, so they declare two servers. Only parameters with identical annotations share a server.",
            remedy =
                    "Use the same attributes in both, or put `@SmtpServer(..)` on the class and leave the parameters unannotated.",
            says = {"@SmtpServer(strictStubs = false)", "only identical declarations share a server"})
    static class AnotherServer {

        @Test
        void a_full_mailbox_is_refused(
                @SmtpServer(strictStubs = false) RecordingSmtpServer smtp, @SmtpServer SmtpClient client) {
            smtp.on(rcptTo("ada@example.org")).reply(452, "4.2.2", "Mailbox full");

            client.ehlo("shop.example.com");
            client.mailFrom("shop@example.com");

            assertThat(client.rcptTo("ada@example.org")).hasCode(452);
        }
    }
}
