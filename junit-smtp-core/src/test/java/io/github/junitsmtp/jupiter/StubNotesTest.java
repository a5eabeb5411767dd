package io.github.junitsmtp.jupiter;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class StubNotesTest {

    private static final String NOTE =
            "stub rcptTo(Ada@example.org) -> 550 5.1.1 No such user was never used; the nearest command was"
                    + " RCPT TO:<ada@example.org> in session 1: the local part differs in case";

    private static Throwable failureOf(Class<?> fixture) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter("junit-smtp.evidence", "never")
                .selectors(selectClass(fixture))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .findFirst()
                .orElseThrow()
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private static String evidenceOf(Throwable failure) {
        return failure.getSuppressed()[0].toString();
    }

    @SmtpServer
    static class Fails {
        @Test
        void fails(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("Ada@example.org")).reply(550, "5.1.1", "No such user");
            Delivery.send(smtp, "hello");
            fail("no exception came");
        }
    }

    @Test
    void an_unused_stub_is_told_with_the_failure_of_something_else() {
        assertThat(evidenceOf(failureOf(Fails.class))).contains("\n" + NOTE + "\nsession 1, ");
    }

    @SmtpServer
    static class FailsForTheStub {
        @Test
        void fails(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("Ada@example.org")).reply(550, "5.1.1", "No such user");
            Delivery.send(smtp, "hello");
        }
    }

    @Test
    void an_unused_stub_that_is_the_failure_is_told_once() {
        Throwable failure = failureOf(FailsForTheStub.class);

        assertThat(failure).hasMessageContaining(NOTE.substring("stub ".length()));
        assertThat(evidenceOf(failure)).doesNotContain("was never used");
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class ScriptsBeforeAll {

        @SmtpServer
        static RecordingSmtpServer smtp;

        @BeforeAll
        static void script() {
            smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");
        }

        @Test
        void a_passes() {
            Delivery.send(smtp, "hello");
        }

        @Test
        void fails() {
            Delivery.send(smtp, "hello");
            fail("no exception came");
        }
    }

    @Test
    void a_stub_that_was_made_before_the_first_test_is_told_since_each_test_is_without_it() {
        assertThat(evidenceOf(failureOf(ScriptsBeforeAll.class))).contains("""

                stub rcptTo(ada@example.org) -> 550 5.1.1 No such user was made before the first test, for example in \
                @BeforeAll; the server of a class is reset before each test, which removes stubs: make it in the test or \
                in @BeforeEach
                session 1, """);
    }
}
