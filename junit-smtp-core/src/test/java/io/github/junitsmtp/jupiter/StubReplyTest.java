package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.script.CommandPatterns;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

@SmtpServer
@StubReply(to = "VRFY", code = 252)
class StubReplyTest {

    @StubReply(to = "RCPT", code = 451, enhanced = "4.7.1", text = "Greylisted", times = 1)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Greylisted {}

    @Test
    @StubReply(to = "RCPT", address = "full@example.org", code = 452, enhanced = "4.2.2")
    @StubReply(to = "message", code = 554)
    void a_test_stubs_replies_of_the_server(SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("full@example.org")).isInsufficientStorage().hasText("mailbox full");
        assertThat(client.rcptTo("ada@example.org")).isOk();
        client.data();
        assertThat(client.message("Subject: x\n\n")).isTransactionFailed().hasText("transaction failed");
        assertThat(client.vrfy("ada")).isCannotVerifyButWillAccept();
    }

    @Test
    @StubReply(to = "rcpt", address = "full@example.org", code = 452)
    @StubReply(to = "Noop", code = 421)
    void verbs_may_be_written_in_any_case(SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("full@example.org")).isInsufficientStorage();
        assertThat(client.noop()).isServiceNotAvailable();
    }

    @Test
    @Greylisted
    void it_works_as_a_meta_annotation(SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).isLocalError().hasText("Greylisted");
        assertThat(client.rcptTo("ada@example.org")).isOk();
    }

    @Test
    @StubReply(to = "NOOP", code = 421, server = "backup")
    void each_server_has_its_own(SmtpClient client, @SmtpServer("backup") SmtpClient backup) {
        assertThat(client.noop()).isOk();
        assertThat(backup.noop()).isServiceNotAvailable();
    }

    @Nested
    @Execution(ExecutionMode.SAME_THREAD)
    class For_a_server_of_the_class {

        @SmtpServer("shared")
        private static RecordingSmtpServer shared;

        @Test
        @StubReply(to = "connection", code = 554, server = "shared")
        void one() {
            try (SmtpClient client = SmtpClient.connect(shared.host(), shared.port())) {
                assertThat(client.greeting()).isTransactionFailed();
            }
        }

        @Test
        void two() {
            try (SmtpClient client = SmtpClient.connect(shared.host(), shared.port())) {
                assertThat(client.greeting()).isServiceReady();
            }
        }
    }

    static class Impossible {
        @Test
        @StubReply(to = "RCPT", code = 354)
        void one(@SmtpServer RecordingSmtpServer smtp) {}
    }

    static class NoCode {
        @Test
        @StubReply(to = "RCPT", code = 42)
        void one(@SmtpServer RecordingSmtpServer smtp) {}
    }

    static class NoTimes {
        @Test
        @StubReply(to = "RCPT", code = 550, times = -1)
        void one(@SmtpServer RecordingSmtpServer smtp) {}
    }

    @Test
    void an_invalid_limit_is_not_also_reported_as_a_stub_without_a_reply() {
        assertThat(throwableOf(NoTimes.class))
                .hasMessageEndingWith("times must be positive but was -1")
                .hasNoSuppressedExceptions();
    }

    @Test
    void an_invalid_reply_is_not_also_reported_as_a_stub_without_one() {
        assertThat(throwableOf(NoCode.class))
                .hasMessageContaining("Reply code must be between 200 and 599")
                .hasNoSuppressedExceptions();
    }

    static class Misspelt {
        @Test
        @StubReply(to = "NOOP", code = 421, server = "bakcup")
        void one(@SmtpServer("backup") RecordingSmtpServer smtp) {}
    }

    static class WithoutServer {
        @Test
        @StubReply(to = "RCPT", code = 451)
        void one() {}
    }

    static class Capitalized {
        @Test
        @StubReply(to = "Connection", code = 554)
        void one(@SmtpServer RecordingSmtpServer smtp) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                assertThat(client.greeting()).hasCode(554);
            }
        }
    }

    static class Unused {
        @Test
        void one(@SmtpServer RecordingSmtpServer smtp) {
            smtp.on(CommandPatterns.noop()).reply(421, "4.3.2", "Bye");
        }
    }

    static class UnusedAndLenient {
        @Test
        void one(@SmtpServer(strictStubs = false) RecordingSmtpServer smtp) {
            smtp.on(CommandPatterns.noop()).reply(421, "4.3.2", "Bye");
        }
    }

    @Test
    void invalid_replies_and_unused_stubs_fail_the_test() {
        assertThat(failureOf(Impossible.class))
                .contains("is invalid: 354 is not a valid reply to command(RCPT) (RFC 5321, section 4.3.2)");
        assertThat(failureOf(Misspelt.class)).endsWith("] is for a server that the test does not use");
        assertThat(failureOf(WithoutServer.class)).endsWith("] is for a server that the test does not use");
        assertThat(failureOf(Unused.class))
                .contains("[unused stubs are allowed only with @SmtpServer(strictStubs = false) or lenient()]")
                .endsWith("to have used every stub but noop() -> 421 4.3.2 Bye was never used; no client connected");
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(UnusedAndLenient.class), selectClass(Capitalized.class))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(2));
    }

    private static String failureOf(Class<?> fixture) {
        return throwableOf(fixture).getMessage();
    }

    private static Throwable throwableOf(Class<?> fixture) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
