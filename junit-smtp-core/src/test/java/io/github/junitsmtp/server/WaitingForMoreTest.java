package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.TestMailer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits for more than one mail, for one that passes several assertions, and for silence. */
@Timeout(600)
class WaitingForMoreTest {

    /** A hundred threads may have to share one busy core. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Duration SHORT = Duration.ofMillis(50);

    @SmtpServer
    private RecordingSmtpServer smtp;

    @Test
    void the_nth_mail_is_waited_for() {
        CompletableFuture.runAsync(() -> {
            send(smtp, "ada@example.org", "One");
            send(smtp, "bob@example.org", "Two");
        });

        assertThat(smtp).receivesMail(2).isTo("bob@example.org");
        assertThat(smtp).receivesMail(1).isTo("ada@example.org");
        assertFailure(() -> assertThat(smtp).within(SHORT).receivesMail(3), """
                Expecting actual:
                  %s
                to have received 3 mails within 50 ms but it received 2 mails:
                    1. from <shop@example.com> to <ada@example.org>: "One"
                    2. from <shop@example.com> to <bob@example.org>: "Two\"""".formatted(smtp));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(smtp).receivesMail(0));
    }

    @Test
    void mails_to_several_people_come_in_any_order_or_in_a_given_one() {
        CompletableFuture.runAsync(() -> {
            send(smtp, "bob@example.org", "One");
            send(smtp, "ada@example.org", "Two");
        });

        assertThat(smtp).receivesMailsTo("ada@example.org", "bob@example.org").hasSize(2);
        assertThat(smtp)
                .receivesMailsInOrderTo("bob@example.org", "ada@example.org")
                .first()
                .hasSubject("One");
        assertFailure(
                () -> assertThat(smtp)
                        .within(SHORT)
                        .receivesMailsTo("ada@example.org", "eve@example.org", "zoe@example.org"),
                """
                Expecting actual:
                  %s
                to have received mails to <ada@example.org>, <eve@example.org>, <zoe@example.org> within 50 ms but \
                no mail arrived for <eve@example.org>, <zoe@example.org>; it received 2 mails:
                    1. from <shop@example.com> to <bob@example.org>: "One"
                    2. from <shop@example.com> to <ada@example.org>: "Two\"""".formatted(smtp));
        assertFailure(
                () -> assertThat(smtp).within(SHORT).receivesMailsInOrderTo("ada@example.org", "bob@example.org"),
                """
                Expecting actual:
                  %s
                to have received mails to <ada@example.org>, <bob@example.org> in this order within 50 ms but \
                no mail arrived for <bob@example.org> in the expected order; it received 2 mails:
                    1. from <shop@example.com> to <bob@example.org>: "One"
                    2. from <shop@example.com> to <ada@example.org>: "Two\"""".formatted(smtp));
    }

    @Test
    void of_several_assertions_the_nearest_miss_is_shown() {
        send(smtp, "bob@example.org", "Offer");
        send(smtp, "ada@example.org", "Welcome");

        assertFailure(
                () -> assertThat(smtp)
                        .within(SHORT)
                        .receivesMailSatisfying(
                                mail -> assertThat(mail).isTo("ada@example.org"),
                                mail -> assertThat(mail).hasHeader("Subject"),
                                mail -> assertThat(mail).hasSubject("Offer")),
                """
                Expecting actual:
                  %s
                to have received a mail satisfying the given assertions within 50 ms but it received 2 mails:
                    1. from <shop@example.com> to <bob@example.org>: "Offer"
                       2 of 3 assertions hold, the closest match:
                         1. fails: Expecting actual:
                              mail from <shop@example.com> to <bob@example.org>: "Offer"
                            to have the envelope recipient (RCPT TO) <ada@example.org> but it was sent to <bob@example.org>
                         2. holds
                         3. holds
                    2. from <shop@example.com> to <ada@example.org>: "Welcome"
                       2 of 3 assertions hold""".formatted(smtp));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).receivesMailSatisfying())
                .withMessage("assertions must not be empty");
    }

    @Test
    void silence_is_waited_for() {
        send(smtp, "ada@example.org", "One");

        assertThat(smtp).fallsSilentFor(SHORT).hasSize(1);
        assertFailure(() -> assertThat(smtp).within(SHORT).fallsSilentFor(Duration.ofMinutes(1)), """
                Expecting actual:
                  %s
                to have been silent for 60 s within 50 ms but it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "One\"""".formatted(smtp));
    }

    @Test
    void a_wait_may_be_nested_in_another() {
        CompletableFuture.runAsync(() -> send(smtp, "ada@example.org", "One"))
                .thenRun(() -> send(smtp, "bob@example.org", "Two"));

        smtp.await()
                .untilAsserted(() -> assertThat(smtp)
                        .within(Duration.ofSeconds(10))
                        .receivesMailSatisfying(mail -> assertThat(smtp).receivesMailsTo("bob@example.org")));
    }

    @Test
    void a_hundred_waits_at_once_do_not_disturb_each_other() {
        List<CompletableFuture<Void>> waits = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            try (RecordingSmtpServer own = RecordingSmtpServer.start()) {
                                String recipient = "user" + i + "@example.org";
                                CompletableFuture.runAsync(() -> send(own, recipient, "Own"), Runnable::run);
                                assertThat(own)
                                        .within(LONG)
                                        .receivesExactly(1)
                                        .first()
                                        .hasOnlyRecipients(recipient);
                                assertThat(smtp).within(LONG).receivesMailTo("all@example.org");
                            }
                        },
                        command -> new Thread(command).start()))
                .toList();

        send(smtp, "all@example.org", "To all");

        assertThat(waits).allSatisfy(wait -> assertThat(wait).succeedsWithin(LONG));
    }

    @Test
    void the_end_of_all_sessions_is_waited_for() {
        String server = "Expecting actual:\n  " + smtp + "\n";
        assertFailure(
                () -> assertThat(smtp).within(Duration.ofMillis(10)).allSessionsEnd(),
                server + "to have ended all sessions within 10 ms but nobody connected to 127.0.0.1:" + smtp.port());
        SmtpClient staying = SmtpClient.connect(smtp.host(), smtp.port());
        staying.noop();
        assertFailure(
                () -> assertThat(smtp).within(Duration.ofMillis(10)).allSessionsEnd(),
                server + "to have ended all sessions within 10 ms but session 1 is still open (last step: NOOP)");

        CompletableFuture<Void> closing = CompletableFuture.runAsync(staying::close);

        assertThat(smtp).within(Duration.ofMinutes(1)).allSessionsEnd().hasSessions(1);
        closing.join();
    }
}
