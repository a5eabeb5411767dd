package io.github.junitsmtp.examples.failures;

import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mistakes about time: too short, too early, too often. */
final class Times {

    private Times() {}

    /** Collects mails and sends them together when it is closed. */
    private static final class Outbox implements AutoCloseable {

        private final ShopMailer mailer;
        private final List<String> customers = new ArrayList<>();

        Outbox(ShopMailer mailer) {
            this.mailer = mailer;
        }

        void add(String customer) {
            customers.add(customer);
        }

        @Override
        public void close() throws MessagingException {
            for (String customer : customers) {
                mailer.send("Your receipt", "Thank you.", customer);
            }
        }
    }

    @Mistake(
            heading = "\"received no mail\", \"After the assertion failed, the server received a mail\"",
            cause = "The mail is sent after the assertion, because the outbox sends its mails only when it is closed.",
            remedy = "Assert after the outbox is closed. If the mail is just late, wait longer with `within(..)`.",
            says = {"After the assertion failed, the server received a mail to <ada@example.org>", "within(..)"})
    @SmtpServer
    static class AssertedTooEarly {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            try (Outbox outbox = new Outbox(new ShopMailer(smtp.host(), smtp.port()))) {
                outbox.add("ada@example.org");

                assertThat(smtp).within(Duration.ofMillis(50)).receivesMailTo("ada@example.org");
            }
        }
    }

    @Mistake(
            heading = "\"Exception reading response\", \"Read timed out\": the read timeout is too short",
            cause =
                    "The client's read timeout, `mail.smtp.timeout`, is shorter than the time that the server takes to reply to the message.",
            remedy =
                    "Set the timeout to ten minutes, as RFC 5321, section 4.5.3.2, recommends for the reply to the message.",
            says = {"Read timed out", "a stub delays the reply by 60 s"})
    @SmtpServer
    static class ReadTimeoutTooShort {

        @Test
        void a_slow_server_is_no_trouble(RecordingSmtpServer smtp) throws Exception {
            smtp.on(message()).answer(passThrough().after(Duration.ofSeconds(60)));

            new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.smtp.timeout", "2000")
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }
    }

    @Mistake(
            heading = "\"exactly 1 mail but it received 2 mails\": the same mail was sent twice",
            cause =
                    "The mailer sends the mail again although the server accepted it: its retry loop does not end on success.",
            remedy =
                    "Retry only after a 4xx reply. Compose the mail once, not for each attempt, so that all attempts have the same Message-ID.",
            says = {"but it received 2 mails", "the same message as 1"})
    @SmtpServer
    static class SentTwice {

        @Test
        void sends_one_receipt(RecordingSmtpServer smtp) throws Exception {
            sendWithRetry(new ShopMailer(smtp.host(), smtp.port()));

            assertThat(smtp).hasReceivedExactly(1);
        }

        private static void sendWithRetry(ShopMailer mailer) throws MessagingException {
            MimeMessage mail = mailer.mail("Your receipt", "Thank you.", "ada@example.org");
            mail.saveChanges();
            for (int attempt = 1; attempt <= 2; attempt++) {
                try (Transport transport = mailer.session().getTransport("smtp")) {
                    transport.connect();
                    transport.sendMessage(mail, mail.getAllRecipients());
                }
            }
        }
    }

    @Mistake(
            heading = "\"to have 2 mails but the server received 1 mail\", though both are sent",
            cause =
                    "The test waits only for the first mail, then counts the mails while the second is still being sent.",
            remedy = "Wait for both mails with `receivesExactly(2)` or `receivesMailsTo(..)`.",
            says = {"session 2, open: the client is still connected", "mails() does not wait"})
    @SmtpServer
    static class CountedTooEarly {

        private Transport second;

        @AfterEach
        void close() throws MessagingException {
            second.close();
        }

        @Test
        void informs_customer_and_warehouse(RecordingSmtpServer smtp) throws Exception {
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());
            mailer.send("Your order", "We got it.", "ada@example.org");
            second = mailer.session().getTransport("smtp");
            second.connect();

            assertThat(smtp).receivesMailTo("ada@example.org");
            assertThat(smtp.mails()).hasSize(2);
        }
    }

    @Mistake(
            heading = "\"to have QUIT at the end but the connection is still open\"",
            cause = "The client does not close its `Transport` after sending.",
            remedy = "Close the `Transport`, for example with try-with-resources.",
            says = {"to have QUIT at the end but the connection is still open after the message"})
    @SmtpServer
    static class NoQuit {

        private Transport transport;

        @AfterEach
        void close() throws MessagingException {
            transport.close();
        }

        @Test
        void closes_the_connection(RecordingSmtpServer smtp) throws Exception {
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());
            MimeMessage mail = mailer.mail("Your receipt", "Thank you.", "ada@example.org");
            mail.saveChanges();
            transport = mailer.session().getTransport("smtp");
            transport.connect();
            transport.sendMessage(mail, mail.getAllRecipients());

            assertThat(smtp).transcript().singleSession().endedWithQuit();
        }
    }

    @Mistake(
            heading = "\"to have 1 session but it has 2 sessions\": one connection per mail",
            cause = "`Transport.send` opens a new connection for each mail.",
            remedy = "Connect one `Transport` and call `sendMessage` for each mail.",
            says = {"to have 1 session but it has 2 sessions", "it delivered 1 mail"})
    @SmtpServer
    static class ConnectionForEachMail {

        @Test
        void uses_one_connection(RecordingSmtpServer smtp) throws Exception {
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());
            for (String customer : List.of("ada@example.org", "bob@example.org")) {
                mailer.send("News", "All the news.", customer);
            }

            assertThat(smtp).hasReceivedExactly(2);
            assertThat(smtp).transcript().singleSession().endedWithQuit();
        }
    }
}
