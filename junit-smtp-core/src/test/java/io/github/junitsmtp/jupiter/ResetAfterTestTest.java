package io.github.junitsmtp.jupiter;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class ResetAfterTestTest {

    private static List<Throwable> failuresOf(Class<?> fixture) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter("junit-smtp.evidence", "never")
                .selectors(selectClass(fixture))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    private static void address(RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
        }
    }

    @SmtpServer
    abstract static class ResetsAfterEach {
        @AfterEach
        void reset(RecordingSmtpServer smtp) {
            smtp.reset();
        }
    }

    static class LeavesAStubUnused extends ResetsAfterEach {
        @Test
        void test(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("Ada@example.org")).answer(noSuchUser());
            Delivery.send(smtp, "hello");
        }
    }

    @Test
    void a_reset_after_the_test_does_not_hide_an_unused_stub() {
        assertThat(failuresOf(LeavesAStubUnused.class))
                .singleElement()
                .asString()
                .contains(
                        "rcptTo(Ada@example.org) -> 550 5.1.1 Bad destination mailbox address was never used; the nearest command"
                                + " was RCPT TO:<ada@example.org> in session 1: the local part differs only in case");
    }

    static class HasAStubThatThrows extends ResetsAfterEach {
        @Test
        void test(RecordingSmtpServer smtp) {
            smtp.on(rcptTo(address -> {
                        throw new IllegalStateException("oh no");
                    }))
                    .answer(noSuchUser());
            address(smtp);
        }
    }

    @Test
    void a_reset_after_the_test_does_not_hide_that_a_stub_threw() {
        assertThat(failuresOf(HasAStubThatThrows.class))
                .singleElement()
                .asString()
                .contains("-> 550 5.1.1 Bad destination mailbox address threw java.lang.IllegalStateException: oh no");
    }

    @SmtpServer
    static class UsesTheStubAfterwards {
        @Test
        void test(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());
        }

        @AfterEach
        void reset(RecordingSmtpServer smtp) {
            address(smtp);
            smtp.reset();
        }
    }

    @Test
    void a_stub_that_was_used_before_the_reset_is_no_failure() {
        assertThat(failuresOf(UsesTheStubAfterwards.class)).isEmpty();
    }

    static class ResetsWithinTheTest {
        @Test
        void test(@SmtpServer RecordingSmtpServer smtp) {
            smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());
            smtp.reset();
        }
    }

    @Test
    void a_test_that_resets_its_server_itself_wants_no_more_of_its_stubs() {
        assertThat(failuresOf(ResetsWithinTheTest.class)).isEmpty();
    }

    static class TheNextTestIsClean {
        @SmtpServer
        static RecordingSmtpServer smtp;

        @AfterEach
        void reset() {
            smtp.reset();
        }

        @Test
        void test1() {
            smtp.on(rcptTo("Ada@example.org")).answer(noSuchUser());
        }

        @Test
        void test2() {
            Delivery.send(smtp, "hello");
        }
    }

    @Test
    void the_next_test_of_the_class_has_nothing_to_do_with_it() {
        assertThat(failuresOf(TheNextTestIsClean.class)).hasSize(1);
    }
}
