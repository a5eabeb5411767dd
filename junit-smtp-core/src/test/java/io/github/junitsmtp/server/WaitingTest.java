package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.TestMailer.send;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.internal.waiting.MailCount;
import io.github.junitsmtp.internal.waiting.NoFurtherMail;
import io.github.junitsmtp.internal.waiting.OneMailToEach;
import io.github.junitsmtp.jupiter.SmtpServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class WaitingTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @SmtpServer
    private RecordingSmtpServer smtp;

    @Test
    void waits_end_when_the_mail_comes() {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            smtp.await().until(() -> true);
            send(smtp, "bob@example.org", "first");
            send(smtp, "ada@example.org", "second");
        });

        assertThat(smtp).receivesMail().hasSubject("first");
        assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("second");
        assertThat(smtp)
                .receivesMailSatisfying(mail -> assertThat(mail).hasSubject("second"))
                .isTo("ada@example.org");
        assertThat(smtp)
                .receivesExactly(2)
                .first()
                .hasToString("mail from <shop@example.com> to <bob@example.org>: \"first\"");
        sending.join();
        assertThat(smtp).receivesNoFurtherMailFor(SHORT);
    }

    @Test
    void what_has_come_is_found_at_once() {
        send(smtp, "ada@example.org", "Welcome");

        assertThat(smtp).hasReceivedMail().isTo("ada@example.org");
        assertThat(smtp).hasReceivedMailTo("ada@example.org");
        assertThat(smtp).hasReceivedMailSatisfying(mail -> assertThat(mail).hasSubject("Welcome"));
        assertThat(smtp).hasReceivedExactly(1);
        assertThat(smtp).within(SHORT).receivesMail();
        assertThat(smtp).transcript().hasSessions(1);
    }

    @Test
    void a_server_that_nobody_uses_receives_nothing() {
        assertThat(smtp).hasReceivedNoMail().receivesNoMailFor(SHORT);
    }

    @Test
    void a_failed_wait_lists_the_mails_that_came_and_what_stopped_the_others() {
        smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");
        send(smtp, "bob@example.org", "Welcome, Bob");
        send(smtp, "ada@example.org", "Welcome, Ada");
        SmtpClient idle = SmtpClient.connect(smtp.host(), smtp.port());
        idle.noop();

        assertFailure(
                () -> assertThat(smtp).as("welcome").within(SHORT).receivesMailTo("ada@example.org"),
                """
                [welcome]\s
                Expecting actual:
                  SMTP server at 127.0.0.1:%d
                to have received a mail to <ada@example.org> within 50 ms but it received 1 mail:
                    1. from <shop@example.com> to <bob@example.org>: "Welcome, Bob"
                and 2 sessions delivered nothing:
                    session 2, ended with QUIT: RCPT TO:<ada@example.org> was answered with 550 5.1.1 No such user (scripted)
                    session 3, open: the client is still connected (last step: NOOP)""".formatted(smtp.port()));
        idle.close();
    }

    @Test
    void a_failed_wait_says_why_each_mail_was_not_the_one() {
        send(smtp, "ada@example.org", "Goodbye");

        assertFailure(
                () -> assertThat(smtp)
                        .within(SHORT)
                        .receivesMailSatisfying(
                                mail -> assertThat(mail).isTo("ada@example.org").isFrom("bob@example.org")),
                """
                Expecting actual:
                  SMTP server at 127.0.0.1:%d
                to have received a mail satisfying the given assertions within 50 ms but it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "Goodbye"
                       Expecting actual:
                         mail from <shop@example.com> to <ada@example.org>: "Goodbye"
                       to have the envelope sender (MAIL FROM) <bob@example.org> but it is <shop@example.com>
                       the mail has no From header field""".formatted(smtp.port()));
    }

    @Test
    void other_failures_say_what_came() {
        assertFailure(() -> assertThat(smtp).within(Duration.ofMillis(1)).receivesMail(), """
                Expecting actual:
                  SMTP server at 127.0.0.1:%d
                to have received a mail within 1 ms but it received no mail
                and nobody connected to 127.0.0.1:%d
                    usual causes: an exception before connecting, a mocked mail sender, a task that never ran or was canceled,
                    a transaction that was not committed, or the wrong host or port, such as those of an earlier server""".formatted(
                        smtp.port(), smtp.port()));
        send(smtp, "ada@example.org", "Welcome");
        assertFailure(() -> assertThat(smtp).within(SHORT).receivesExactly(2), """
                Expecting actual:
                  SMTP server at 127.0.0.1:%d
                to have received exactly 2 mails within 50 ms but it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome\"""".formatted(smtp.port()));
        assertFailure(() -> assertThat(smtp).hasReceivedNoMail(), """
                Expecting actual:
                  SMTP server at 127.0.0.1:%d
                to have received no mail but it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome\"""".formatted(smtp.port()));
        assertFailure(() -> assertThat(smtp).receivesNoMailFor(Duration.ofSeconds(2)), """
                Expecting actual:
                  SMTP server at 127.0.0.1:%d
                to have received no mail for 2 s but it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome\"""".formatted(smtp.port()));
    }

    @Test
    void a_further_mail_ends_the_wait_for_none() {
        send(smtp, "ada@example.org", "first");
        Thread test = Thread.currentThread();
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> {
            while (test.getState() != Thread.State.TIMED_WAITING) { // by then it has counted the mails
                Thread.onSpinWait();
            }
            send(smtp, "ada@example.org", "second");
        });

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).receivesNoFurtherMailFor(Duration.ofSeconds(30)))
                .withMessageContaining(
                        "to have received no further mail after 1 mail for 30 s but it received 2 mails:");
        late.join();
    }

    @Test
    void a_reset_meanwhile_does_not_hide_a_further_mail() {
        send(smtp, "ada@example.org", "first");
        NoFurtherMail expected = NoFurtherMail.afterThoseOf(smtp.transcript(), Duration.ofSeconds(30));
        assertThat(expected.problem(smtp.transcript())).isEmpty();

        smtp.reset();
        assertThat(expected.problem(smtp.transcript())).isEmpty();
        send(smtp, "ada@example.org", "second");

        assertThat(expected.endOfWait(smtp.transcript()).getAsBoolean()).isTrue();
        assertThat(expected.problem(smtp.transcript()))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("it received 1 mail:"));
    }

    /** The wait may not have looked between the two. */
    @Test
    void a_mail_that_is_cleared_at_once_has_arrived() {
        send(smtp, "ada@example.org", "earlier");
        smtp.clearMails();
        List<NoFurtherMail> none = List.of(
                NoFurtherMail.atAll(smtp.transcript(), SHORT), NoFurtherMail.afterThoseOf(smtp.transcript(), SHORT));
        assertThat(none)
                .allSatisfy(expected ->
                        assertThat(expected.problem(smtp.transcript())).isEmpty());

        send(smtp, "ada@example.org", "x");
        smtp.clearMails();

        assertThat(none).allSatisfy(expected -> {
            assertThat(expected.endOfWait(smtp.transcript()).getAsBoolean()).isTrue();
            assertThat(expected.problem(smtp.transcript()))
                    .contains("it received 1 mail before a reset or clearMails()");
        });
    }

    /** A busy machine may look long after the time is up. */
    @Test
    void what_happens_after_a_silence_does_not_end_it() {
        send(smtp, "ada@example.org", "first");
        List<Supplier<ArrivalExpectation>> silent = List.of(
                () -> MailCount.exactly(1, SHORT),
                () -> OneMailToEach.of(List.of("ada@example.org"), SHORT),
                () -> AttemptCount.exactly(smtp, rcptTo(), 1),
                () -> AttemptCount.atMost(smtp, rcptTo(), 1));
        NoFurtherMail none = NoFurtherMail.afterThoseOf(smtp.transcript(), SHORT);
        Instant end = Instant.now();
        smtp.await().until(() -> Instant.now().isAfter(end));
        send(smtp, "ada@example.org", "second");
        Instant later = Instant.now();

        assertThat(Stream.concat(silent.stream(), Stream.of(() -> none))).allSatisfy(expected -> {
            assertThat(expected.get().until(end).problem(smtp.transcript())).isEmpty();
            assertThat(expected.get().until(later).problem(smtp.transcript())).isPresent();
        });
    }

    @Test
    void long_lists_are_cut() {
        for (int i = 0; i < 12; i++) {
            send(smtp, "ada@example.org", "mail " + i);
        }

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo("bob@example.org"))
                .withMessageContaining(
                        "    10. from <shop@example.com> to <ada@example.org>: \"mail 9\"\n    and 2 more")
                .withMessageNotContaining("mail 10");
    }

    @Test
    void a_waiter_finds_the_reply_to_the_mail_that_woke_it() {
        for (int i = 0; i < 100; i++) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(smtp, "ada@example.org", "x"));
            assertThat(smtp).receivesMail();
            assertThat(smtp).transcript().session(1).replyToMessage().isOk();
            sending.join();
            smtp.reset();
        }
    }

    @Test
    void exactly_one_mail_and_then_silence() {
        send(smtp, "ada@example.org", "first");
        assertThat(smtp).receivesExactly(1, SHORT).first().isNotNull();
        send(smtp, "ada@example.org", "second");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).receivesExactly(1, SHORT))
                .withMessageContaining("to have received exactly 1 mail");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).receivesExactly(0))
                .withMessage(
                        "number must be positive but was 0; to verify that no mail arrives, call receivesNoMailFor(..)");
    }

    @Test
    void what_an_assertion_throws_means_not_this_mail() {
        send(smtp, "ada@example.org", "first");
        send(smtp, "ada@example.org", "second");

        assertThat(smtp)
                .hasReceivedMailSatisfying(mail -> {
                    if (mail.subject().orElse("").equals("first")) {
                        throw new IllegalStateException("no");
                    }
                })
                .hasSubject("second");
    }

    @Test
    void nobody_waits_for_a_server_that_is_closed() {
        smtp.close();

        assertFailure(() -> assertThat(smtp).within(Duration.ofHours(1)).receivesMail(), """
                Expecting actual:
                  SMTP server at 127.0.0.1:%d, closed
                to have received a mail within 3600 s but it received no mail
                and nobody connected to 127.0.0.1:%d
                    the server is closed; with @SmtpServer, it is closed when its test or class ends""".formatted(
                        smtp.port(), smtp.port()));
    }

    @Test
    void a_time_without_mail_does_not_pass_on_a_closed_server() {
        smtp.close();

        assertFailure(() -> assertThat(smtp).receivesNoMailFor(Duration.ofHours(1)), """
                Expecting actual:
                  SMTP server at 127.0.0.1:%d, closed
                to have received no mail for 3600 s but it was closed, so no client could reach it""".formatted(smtp.port()));
    }

    @Test
    void a_time_without_mail_does_not_pass_on_an_interrupted_thread() {
        Thread.currentThread().interrupt();
        try {
            assertFailure(() -> assertThat(smtp).receivesNoMailFor(Duration.ofHours(1)), """
                    Expecting actual:
                      %s
                    to have received no mail for 3600 s but the wait was interrupted before the time elapsed""".formatted(smtp));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** A look every 100 ms would be too late. A busy machine may delay some of these waits, but not all. */
    @Test
    void a_wait_ends_when_its_time_is_up() {
        Map<String, Runnable> waits = Map.of(
                "silence", () -> assertThat(smtp).receivesNoMailFor(MOMENT),
                "end of mails", () -> assertThat(smtp).fallsSilentFor(MOMENT),
                "a mail",
                        () -> assertThatExceptionOfType(AssertionError.class)
                                .isThrownBy(
                                        () -> assertThat(smtp).within(MOMENT).receivesMail()));

        assertThat(waits)
                .allSatisfy((name, wait) -> assertThat(IntStream.range(0, 20)
                                .mapToObj(i -> durationOf(wait))
                                .min(Comparator.naturalOrder()))
                        .hasValueSatisfying(shortest -> assertThat(shortest).isLessThan(Duration.ofMillis(90))));
    }

    private static Duration durationOf(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void a_time_to_wait_is_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(smtp).within(Duration.ZERO))
                .withMessage("timeout must be positive but was PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(smtp).receivesNoMailFor(SHORT.negated()));
    }

    @Test
    void await_is_Awaitilitys_with_alias_and_time_out() {
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> smtp.await()
                        .alias("three mails")
                        .atMost(SHORT)
                        .until(() -> smtp.mails().size() == 3))
                .withMessageContaining("three mails");
        send(smtp, "ada@example.org", "x");
        smtp.await().untilAsserted(() -> assertThat(smtp.mails()).hasSize(1));
    }

    @Test
    void no_arrival_is_missed_however_close() {
        List<CompletableFuture<Void>> sending = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            sending.add(CompletableFuture.runAsync(() -> send(smtp, "ada@example.org", "x")));
            int expected = i;
            smtp.await().atMost(Duration.ofSeconds(30)).until(() -> smtp.mails().size() == expected);
        }
        sending.forEach(CompletableFuture::join);
    }

    @Test
    void an_interrupt_is_kept() throws InterruptedException {
        List<Boolean> flags = new ArrayList<>();
        Thread waiting = new Thread(() -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).within(SHORT).receivesMail());
            flags.add(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        waiting.join();

        assertThat(flags).containsExactly(true);
    }

    @Test
    void an_interrupt_ends_the_wait_at_once() throws InterruptedException {
        List<String> messages = new ArrayList<>();
        Thread waiting = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                assertThat(smtp).within(Duration.ofHours(1)).receivesMail();
            } catch (AssertionError e) {
                messages.add(e.getMessage());
            }
        });
        waiting.start();
        waiting.join();

        assertThat(messages).singleElement().asString().endsWith("\nand the wait was interrupted");
    }
}
