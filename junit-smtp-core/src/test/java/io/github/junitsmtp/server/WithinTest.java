package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.TestMailer.send;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.vrfy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code within(..)} makes methods wait that otherwise check at once. */
@SmtpServer
@Timeout(600)
class WithinTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    /** Runs an action once an assertion waits for it, and returns how the assertion failed, or null. */
    private static Throwable failureOf(
            RecordingSmtpServer smtp, Consumer<RecordingSmtpServerAssert> assertion, Runnable event)
            throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiting = new Thread(() -> failure.set(
                catchThrowable(() -> assertion.accept(assertThat(smtp).within(MINUTE)))));
        waiting.start();
        smtp.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        event.run();
        waiting.join();
        return failure.get();
    }

    @Test
    void it_lets_the_words_wait_that_check_at_once_without_it(RecordingSmtpServer smtp) throws InterruptedException {
        List<Consumer<RecordingSmtpServerAssert>> assertions = List.of(
                server -> server.hasReceivedMail(),
                server -> server.hasReceivedMail(1),
                server -> server.hasReceivedMailTo("ada@example.org"),
                server -> server.hasReceivedMailSatisfying(
                        mail -> assertThat(mail).hasSubject("x")),
                server -> server.hasReceivedMailsTo("ada@example.org"),
                server -> server.hasReceivedMailsInOrderTo("ada@example.org"),
                server -> server.hasReceivedExactly(1),
                server -> server.wasAsked(rcptTo()),
                server -> server.wasAsked(rcptTo(), 1),
                server -> server.wasAskedAtLeast(rcptTo(), 1));
        for (Consumer<RecordingSmtpServerAssert> assertion : assertions) {
            assertThat(failureOf(smtp, assertion, () -> send(smtp, "ada@example.org", "x")))
                    .isNull();
            smtp.reset();
        }
    }

    @Test
    void it_lets_the_words_wait_by_which_something_did_not_happen(RecordingSmtpServer smtp)
            throws InterruptedException {
        List<Consumer<RecordingSmtpServerAssert>> assertions = List.of(
                server -> server.hasReceivedNoMail(),
                server -> server.hasReceivedExactly(0),
                server -> server.wasNotAsked(rcptTo()),
                server -> server.wasAskedAtMost(rcptTo(), 0));
        for (Consumer<RecordingSmtpServerAssert> assertion : assertions) {
            assertThat(failureOf(smtp, assertion, () -> send(smtp, "ada@example.org", "x")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(" within 60 s but it ");
            smtp.reset();
        }
        assertThat(smtp)
                .within(MOMENT)
                .hasReceivedNoMail()
                .wasNotAsked(rcptTo())
                .wasAskedAtMost(rcptTo(), 0);
    }

    @Test
    void stubs_are_given_time_to_be_used(RecordingSmtpServer smtp) throws InterruptedException {
        smtp.on(vrfy()).answer(noSuchUser());

        assertThat(failureOf(smtp, RecordingSmtpServerAssert::hasNoUnusedStubs, () -> {
                    try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                        client.vrfy("ada");
                    }
                }))
                .isNull();
    }

    @Test
    void failures_say_how_long_it_took(RecordingSmtpServer smtp) {
        String server = "Expecting actual:\n  " + smtp + "\n";
        assertFailure(
                () -> assertThat(smtp).within(MOMENT).wasAsked(quit()),
                server + "to have received quit() at least once within 1 ms but it never did; no client connected");
        assertFailure(
                () -> assertThat(smtp).within(MOMENT).hasReceivedMailTo("ada@example.org"),
                server + """
                to have received a mail to <ada@example.org> within 1 ms but it received no mail
                and nobody connected to 127.0.0.1:%d
                    usual causes: an exception before connecting, a mocked mail sender, a task that never ran or was canceled,
                    a transaction that was not committed, or the wrong host or port, such as those of an earlier server""".formatted(smtp.port()));
        smtp.close();
        assertFailure(
                () -> assertThat(smtp).within(MINUTE).hasReceivedNoMail(),
                "Expecting actual:\n  " + smtp + "\n"
                        + "to have received no mail within 60 s but it was closed, so no client could reach it");
    }
}
