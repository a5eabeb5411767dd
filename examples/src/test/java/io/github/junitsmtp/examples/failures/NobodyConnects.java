package io.github.junitsmtp.examples.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mistakes that keep a client from ever connecting. */
final class NobodyConnects {

    private NobodyConnects() {}

    @Mistake(
            heading = "\"nobody connected\", although the mailer was called",
            cause =
                    "The mailer catches an exception thrown before it connects, here because of an invalid address, and only logs it.",
            remedy = "Let the mailer throw the exception, or find it in the log; then fix what it reports.",
            says = {"received no mail", "nobody connected", "exception before"})
    @SmtpServer
    static class ExceptionIsSwallowed {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) {
            sendReceipt(new ShopMailer(smtp.host(), smtp.port()), "ada(at)example.org>");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Your receipt");
        }

        private static void sendReceipt(ShopMailer mailer, String customer) {
            try {
                mailer.send("Your receipt", "Thank you.", customer);
            } catch (MessagingException e) {
                System.getLogger("shop").log(System.Logger.Level.DEBUG, "receipt not sent", e);
            }
        }
    }

    @Mistake(
            heading = "\"nobody connected\" while waiting for a mail that is sent in the background",
            cause =
                    "The task that sends the mail never ran: the thread pool was shut down, and its policy silently discards tasks.",
            remedy = "Use a policy that throws, such as `AbortPolicy`, and give each test its own pool.",
            says = {"within 100 ms", "nobody connected", "task"})
    @SmtpServer
    static class TaskIsDiscarded {

        private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());

        @AfterEach
        void shut_down() {
            pool.shutdown();
        }

        @Test
        void welcomes_in_the_background(RecordingSmtpServer smtp) {
            pool.shutdown();

            welcome(new ShopMailer(smtp.host(), smtp.port()), pool);

            assertThat(smtp).within(Duration.ofMillis(100)).receivesMailTo("ada@example.org");
        }

        private static void welcome(ShopMailer mailer, Executor background) {
            background.execute(() -> {
                try {
                    mailer.send("Welcome!", "Your account is ready.", "ada@example.org");
                } catch (MessagingException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Mistake(
            heading = "\"nobody connected\" in a test whose transaction is rolled back",
            cause =
                    "The mail is sent after the commit, but the test rolls back its transaction, as tests with Spring's `@Transactional` do.",
            remedy =
                    "Commit in the test: with Spring, call `TestTransaction.flagForCommit()` and `end()`, or remove `@Transactional` from the test.",
            says = {"nobody connected", "transaction"})
    @SmtpServer
    static class TransactionIsRolledBack {

        /** Runs deferred actions when the transaction is committed. */
        private static final class Transaction implements AutoCloseable {

            private final List<Runnable> afterCommit = new ArrayList<>();
            private boolean committed;

            void afterCommit(Runnable action) {
                afterCommit.add(action);
            }

            @Override
            public void close() {
                if (committed) {
                    afterCommit.forEach(Runnable::run);
                }
            }
        }

        @Test
        void confirms_an_order(RecordingSmtpServer smtp) {
            try (Transaction transaction = new Transaction()) {
                ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());
                transaction.afterCommit(() -> confirm(mailer));
            }

            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }

        private static void confirm(ShopMailer mailer) {
            try {
                mailer.send("Your order", "We got it.", "ada@example.org");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Mistake(
            heading = "\"Couldn't connect to host, port\", \"Connection refused\", though the server is running",
            cause =
                    "The mailer connects to the wrong port: it was created once for all tests, with the port of a server that is now closed.",
            remedy = "Create the mailer for each test, with `smtp.host()` and `smtp.port()`.",
            says = {
                "Couldn't connect to host, port: 127.0.0.1, 40001",
                "127.0.0.1:40002",
                "use the host and port of this server, not those of an earlier one"
            })
    @SmtpServer
    static class PortOfEarlierServer {

        private static ShopMailer mailer;

        private static ShopMailer mailer(RecordingSmtpServer smtp) {
            if (mailer == null) {
                mailer = new ShopMailer(smtp.host(), smtp.port());
            }
            return mailer;
        }

        private static void an_earlier_test_makes_the_mailer() {
            try (RecordingSmtpServer earlier = RecordingSmtpServer.start()) {
                mailer(earlier);
            }
        }

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            an_earlier_test_makes_the_mailer();

            mailer(smtp).send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }
    }
}
