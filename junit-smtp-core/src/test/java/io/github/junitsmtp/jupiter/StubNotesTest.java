package io.github.junitsmtp.jupiter;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
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
}
