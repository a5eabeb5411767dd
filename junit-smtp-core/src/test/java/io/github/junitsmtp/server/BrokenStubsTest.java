package io.github.junitsmtp.server;

import static io.github.junitsmtp.TestMailer.send;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Answers.replyWith;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.cause;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;

import io.github.junitsmtp.SmtpAssertions;
import io.github.junitsmtp.SmtpSoftAssertions;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

@Timeout(600)
class BrokenStubsTest {

    /** Not owned by the extension, which would fail each test whose stub throws. */
    @AutoClose
    private final RecordingSmtpServer smtp = RecordingSmtpServer.start();

    @AfterEach
    void the_server_lives_and_reset_forgets() {
        smtp.reset();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.noop()).isOk();
        }
        assertThat(smtp).hasNoStubErrors();
    }

    private SmtpReply deliver(SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
        return client.message("Subject: x\n\n");
    }

    @Test
    void the_client_is_answered_and_each_assertion_fails_with_the_cause() {
        IllegalStateException thrown = new IllegalStateException("oh no\r\n");
        smtp.on(message(mail -> {
                    throw thrown;
                }))
                .reply(550, "never");
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(deliver(client))
                    .isLocalError()
                    .hasText("A stub in the test threw \"java.lang.IllegalStateException: oh no\\r\\n\"");
            assertThat(client.noop()).isOk();
        }

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedNoMail())
                .withMessage("The stub message(predicate) -> 550 never threw java.lang.IllegalStateException: oh no\r\n"
                        + "\nwhile handling the message in session 1, so the client received 451."
                        + " See the cause for the stack trace; smtp.reset() clears the error.")
                .withCause(thrown);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasNoStubErrors())
                .withCause(thrown);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasNoUnusedStubs())
                .withCause(thrown);
    }

    @Test
    void a_wait_ends_at_once() {
        smtp.on(rcptTo(address -> {
                    throw new AssertionError("not Ada");
                }))
                .answer(noSuchUser());
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(smtp, "ada@example.org", "Welcome"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).within(Duration.ofHours(1)).receivesMail())
                .withMessageContaining("while handling RCPT TO:<ada@example.org> in session 1")
                .havingCause()
                .isExactlyInstanceOf(AssertionError.class)
                .withMessage("not Ada");
        sending.join();
    }

    @Test
    void a_function_that_makes_replies_may_throw_too() {
        smtp.on(connect()).answer(replyWith(connection -> {
            throw new StackOverflowError();
        }));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.greeting()).isLocalError();
        }

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedNoMail())
                .withMessageContaining("while handling the connection in session 1")
                .withCauseExactlyInstanceOf(StackOverflowError.class);
    }

    @Test
    void an_exception_that_cannot_be_shown_is_told_by_its_class() {
        smtp.on(noop()).answer(replyWith(incoming -> {
            throw new Unspeakable();
        }));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.noop())
                    .hasCode(451)
                    .hasTextContaining(
                            "A stub in the test threw \"" + Unspeakable.class.getName() + ", whose toString()");
        }

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasNoStubErrors())
                .withMessageContaining(
                        Unspeakable.class.getName() + ", whose toString() threw java.lang.IllegalStateException")
                .withCauseInstanceOf(Unspeakable.class);
    }

    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    @Test
    void the_first_one_is_told() {
        smtp.on(login("ada")).answer(replyWith(login -> null));
        smtp.on(noop()).answer(replyWith(noop -> {
            throw new IllegalStateException("the second");
        }));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            assertThat(client.send("AUTH PLAIN AGFkYQBzZWNyZXQ=")).isLocalError();
            assertThat(client.noop()).isLocalError();
        }

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedNoMail())
                .withMessageContaining("while handling the login in session 1")
                .withCauseExactlyInstanceOf(NullPointerException.class);
    }

    @Test
    void soft_assertions_collect_it() {
        smtp.on(noop()).answer(replyWith(noop -> {
            throw new IllegalStateException();
        }));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.noop();
        }
        SmtpSoftAssertions softly = new SmtpSoftAssertions();

        softly.assertThat(smtp).hasNoStubErrors();

        assertThat(softly.errorsCollected())
                .singleElement()
                .satisfies(error -> assertThat(error).hasRootCauseInstanceOf(IllegalStateException.class));
    }

    @Test
    void no_server_is_not_a_server_without_errors() {
        RecordingSmtpServer none = null;
        SmtpSoftAssertions softly = new SmtpSoftAssertions();

        softly.assertThat(none).hasNoStubErrors();

        assertThat(softly.errorsCollected()).hasSize(1);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> SmtpAssertions.assertThat(none).hasNoStubErrors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\n", "ä", "\u0000", "\uD83D\uDE00"})
    void whatever_the_message_the_reply_fits_into_a_line(String message) {
        smtp.on(noop()).answer(replyWith(noop -> {
            throw new AssertionError(message.repeat(10_000));
        }));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.noop()).isLocalError();
            assertThat(client.noop().bytes()).hasSizeLessThanOrEqualTo(512);
        }
    }

    @Test
    void a_stub_that_never_returns_does_not_hold_up_the_end() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        RecordingSmtpServer other = RecordingSmtpServer.start();
        other.on(connect()).answer(replyWith(connection -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return SmtpReply.of(220, "late");
        }));
        CompletableFuture<Void> connecting =
                CompletableFuture.runAsync(() -> SmtpClient.connect(other.host(), other.port()));
        try {
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();

            other.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(connecting).failsWithin(Duration.ofSeconds(30));
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_stub_may_close_the_server_that_asks_it() {
        RecordingSmtpServer other = RecordingSmtpServer.start();
        other.on(noop()).answer(replyWith(noop -> {
            other.close();
            return SmtpReply.of(250, "nobody hears this");
        }));
        try (SmtpClient client = SmtpClient.connect(other.host(), other.port())) {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(client::noop);
        }
        assertThat(other).hasToString("SMTP server at 127.0.0.1:" + other.port() + ", closed");
    }

    @Test
    void a_stub_may_interrupt_the_thread_that_asks_it() {
        smtp.on(noop()).answer(replyWith(noop -> {
            Thread.currentThread().interrupt();
            return SmtpReply.of(250, "OK");
        }));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.noop()).isOk();
            assertThat(client.noop()).isOk();
            assertThat(deliver(client)).isOk();
        }
        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void the_test_fails_at_its_end() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(ForgetsItsServer.class))
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                instanceOf(AssertionError.class), cause(instanceOf(IllegalStateException.class)))));
    }

    /** Asserts nothing about its server, and so would pass. */
    static class ForgetsItsServer {

        @Test
        void asserts_nothing(@SmtpServer RecordingSmtpServer smtp, @SmtpServer SmtpClient client) {
            smtp.on(noop()).answer(replyWith(noop -> {
                throw new IllegalStateException();
            }));
            client.noop();
        }
    }
}
