package io.github.junitsmtp.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.AssertionFailedError;

/** Whatever befalls a test, or is thrown by its own code: it hears of it, and the server lives. */
@SmtpServer
@Timeout(600)
class InterruptsTest {

    private static void deliver(SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
        assertThat(client.message("Subject: x\n\n")).isOk();
    }

    @Test
    void an_interrupted_thread_starts_uses_resets_and_closes_a_server_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .access(MailboxProtocol.IMAP, MailboxProtocol.POP3)
                .start();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            deliver(client);
            assertThat(smtp).hasReceivedExactly(1);
            smtp.reset();
            deliver(client);
        }
        smtp.close();

        assertThat(Thread.interrupted()).isTrue(); // else the end of this test would suffer
        assertThat(smtp).hasReceivedExactly(1);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.connect(smtp));
    }

    @Test
    void a_test_that_takes_too_long_is_told_so_and_the_next_one_finds_the_server_well(
            RecordingSmtpServer smtp, SmtpClient client) {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertTimeoutPreemptively(
                        Duration.ofMillis(50),
                        () -> assertThat(smtp).within(Duration.ofHours(1)).receivesMail()))
                .withMessageContaining("execution timed out after 50 ms");

        deliver(client);
        assertThat(smtp).receivesMail();
    }

    @Test
    void an_Error_of_the_engine_is_told_to_the_client(
            RecordingSmtpServer smtp, SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.getUserManager().setMessageDeliveryHandler((message, address) -> {
            throw new NoClassDefFoundError("com/example/Missing");
        });
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");

        assertThat(client.message("Subject: x\n\n"))
                .isServiceNotAvailable()
                .hasText("GreenMail failed: java.lang.NoClassDefFoundError: com/example/Missing");
        assertThat(smtp).hasReceivedNoMail();
        try (SmtpClient next = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(next.noop()).isOk();
        }
    }

    @Test
    void an_Error_of_the_engine_is_told_with_its_cause(
            RecordingSmtpServer smtp, SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.getUserManager().setMessageDeliveryHandler((message, address) -> {
            throw new ExceptionInInitializerError(new IllegalStateException("no table\nof MIME types"));
        });
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");

        assertThat(client.message("Subject: x\n\n"))
                .isServiceNotAvailable()
                .hasText("GreenMail failed: java.lang.ExceptionInInitializerError, caused by"
                        + " java.lang.IllegalStateException: no table of MIME types");
    }

    @Test
    void an_Error_of_the_engine_with_a_long_message_is_told_in_one_line(
            RecordingSmtpServer smtp, SmtpClient client, @SmtpServer GreenMail greenMail) {
        greenMail.getUserManager().setMessageDeliveryHandler((message, address) -> {
            throw new NoClassDefFoundError("\u00e4\ud83d\ude00".repeat(300));
        });
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");

        assertThat(client.message("Subject: x\n\n")).isServiceNotAvailable().hasEnhancedStatusCode("4.3.0");
        assertThat(client.session()).serverIsWellBehaved();
    }

    @Test
    void an_Error_of_an_assertion_that_looks_for_a_mail_is_no_near_miss(RecordingSmtpServer smtp, SmtpClient client) {
        deliver(client);

        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> assertThat(smtp).receivesMailSatisfying(mail -> {
                    throw new StackOverflowError("endless");
                }))
                .withMessage("endless");
        assertThat(client.noop()).isOk();
    }

    @Test
    void an_Error_of_a_listener_of_Awaitility_ends_the_wait(RecordingSmtpServer smtp, SmtpClient client) {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> smtp.await()
                        .atMost(Duration.ofHours(1))
                        .conditionEvaluationListener(condition -> {
                            throw new StackOverflowError("endless");
                        })
                        .until(() -> smtp.mails().isEmpty()))
                .withMessage("endless");
        assertThat(client.noop()).isOk();
    }

    @Test
    void an_exception_of_a_condition_ends_the_wait(RecordingSmtpServer smtp) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> smtp.await().atMost(Duration.ofHours(1)).until(() -> {
                    throw new IllegalStateException("no");
                }))
                .withMessage("no");
    }
}
