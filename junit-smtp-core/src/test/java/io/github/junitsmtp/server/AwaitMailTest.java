package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.SmtpSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits that return the mail. They wait and fail like the assertions. */
@Timeout(600)
class AwaitMailTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @SmtpServer(strictStubs = false)
    private RecordingSmtpServer smtp;

    private void send(String recipient, String subject) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo(recipient);
            client.data();
            client.message("Subject: " + subject + "\n\n");
            client.quit();
        }
    }

    @Test
    void a_wait_hands_over_the_mail_that_ended_it() {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            send("bob@example.org", "first");
            send("ada@example.org", "second");
        });

        ReceivedMail first = smtp.awaitMail();
        ReceivedMail second = smtp.awaitMailTo("ada@example.org");
        ReceivedMails both = smtp.awaitMails(2);

        assertThat(first).hasSubject("first");
        assertThat(second).hasSubject("second");
        assertThat(both.list()).containsExactly(first, second);
        sending.join();
    }

    @Test
    void a_wait_for_some_mails_hands_over_all_there_are() {
        send("ada@example.org", "first");
        send("ada@example.org", "second");

        assertThat(smtp.awaitMails(1)).hasSize(2);
    }

    @Test
    void assertions_hand_over_what_they_are_about() {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            send("bob@example.org", "first");
            send("ada@example.org", "second");
        });

        ReceivedMail mail = assertThat(smtp)
                .receivesMailTo("ada@example.org")
                .hasSubject("second")
                .actual();
        List<? extends ReceivedMail> mails =
                assertThat(smtp).receivesMailsTo("ada@example.org").hasSize(2).actual();
        SmtpSession session =
                assertThat(smtp).allSessionsEnd().session(1).endedWithQuit().actual();
        SmtpReply reply = assertThat(session).replyTo("RCPT").isOk().actual();
        String subject = assertThat(mail).subject().isNotEmpty().actual();

        assertThat(mail).isSameAs(smtp.mails().last());
        assertThat(List.<ReceivedMail>copyOf(mails)).isEqualTo(smtp.mails().list());
        assertThat(session.number()).isEqualTo(1);
        assertThat(reply.code()).isEqualTo(250);
        assertThat(subject).isEqualTo("second");
        sending.join();
    }

    @Test
    void a_wait_in_vain_fails_with_the_message_of_the_assertion() {
        smtp.assertionTimeout(SHORT);
        send("bob@example.org", "Welcome, Bob");

        assertFailure(() -> smtp.awaitMailTo("ada@example.org"), """
                Expecting actual:
                  %s
                to have received a mail to <ada@example.org> within 50 ms but it received 1 mail:
                    1. from <shop@example.com> to <bob@example.org>: "Welcome, Bob\"""".formatted(smtp));
        assertFailure(() -> smtp.awaitMails(3), """
                Expecting actual:
                  %s
                to have received 3 mails within 50 ms but it received 1 mail:
                    1. from <shop@example.com> to <bob@example.org>: "Welcome, Bob\"""".formatted(smtp));
        assertThat(Jsoup.parse(smtp.report().html())
                        .select("#misses article h3")
                        .eachText())
                .containsExactly(
                        "Expected the server to have received a mail to <ada@example.org> within 50 ms",
                        "Expected the server to have received 3 mails within 50 ms");
    }

    @Test
    void a_wait_on_a_server_that_nobody_uses_says_so() {
        smtp.assertionTimeout(SHORT);

        assertFailure(() -> smtp.awaitMail(), """
                Expecting actual:
                  %s
                to have received a mail within 50 ms but it received no mail
                and nobody connected to 127.0.0.1:%d
                    usual causes: an exception before connecting, a mocked mail sender, a task that never ran or was canceled,
                    a transaction that was not committed, or the wrong host or port, such as those of an earlier server""".formatted(smtp, smtp.port()));
    }

    @Test
    void a_wait_ends_at_once_when_a_stub_breaks() {
        smtp.assertionTimeout(Duration.ofHours(1));
        IllegalStateException thrown = new IllegalStateException("oh no");
        smtp.on(message(mail -> {
                    throw thrown;
                }))
                .reply(550, "never");
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send("ada@example.org", "x"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> smtp.awaitMail())
                .withCause(thrown);
        sending.join();
        smtp.reset(); // otherwise the stub would make this test fail
    }

    @Test
    void a_wait_ends_at_once_when_the_server_is_closed() {
        smtp.assertionTimeout(Duration.ofHours(1));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(smtp::close);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> smtp.awaitMail())
                .withMessageContaining(", closed\nto have received a mail within 3600 s but it received no mail");
        closing.join();
    }

    @Test
    void what_is_waited_for_has_to_make_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.awaitMails(0))
                .withMessage("number must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.awaitMailTo())
                .withMessage("recipients must not be empty");
    }

    @Test
    void the_counts_go_on_when_mails_are_forgotten() {
        try (RecordingSmtpServer forgetful =
                RecordingSmtpServer.builder().keepLast(1).start()) {
            try (SmtpClient client = SmtpClient.connect(forgetful.host(), forgetful.port())) {
                client.ehlo("client.example.org");
                for (int i = 1; i <= 3; i++) {
                    client.mailFrom("shop@example.com");
                    client.rcptTo("ada@example.org");
                    client.data();
                    client.message("Subject: " + i + "\n\n");
                }
            }

            assertThat(forgetful.awaitMails(3)).singleElement().hasSubject("3");
            assertThat(forgetful.awaitMail()).hasSubject("3");
        }
    }
}
