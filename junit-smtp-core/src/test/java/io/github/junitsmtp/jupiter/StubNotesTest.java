package io.github.junitsmtp.jupiter;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class StubNotesTest {

    private static final String NOTE =
            "stub rcptTo(Ada@example.org) -> 550 5.1.1 No such user was never used; the nearest command was"
                    + " RCPT TO:<ada@example.org> in session 1: the local part differs only in case";

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

    static class MadeBeforeAll {
        @SmtpServer
        static RecordingSmtpServer smtp;

        @BeforeAll
        static void refuse() {
            smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");
        }

        @Test
        void fails() {
            Delivery.send(smtp, "hello");
            fail("no exception came");
        }
    }

    @Test
    void a_stub_that_was_removed_before_the_first_test_is_told_with_what_to_do() {
        assertThat(evidenceOf(failureOf(MadeBeforeAll.class)))
                .contains("\nstub rcptTo(ada@example.org) -> 550 5.1.1 No such user was removed before the first test,"
                        + " because a class-level server is reset before each test: create it in the test or in @BeforeEach"
                        + "\nsession 1, ");
    }

    @SmtpServer
    static class RemovedWhileItRuns {
        @Test
        void fails(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");
            smtp.reset();
            Delivery.send(smtp, "hello");
            fail("no exception came");
        }
    }

    @Test
    void a_stub_that_the_test_removed_before_it_answered_is_told() {
        assertThat(evidenceOf(failureOf(RemovedWhileItRuns.class)))
                .contains(
                        "\nstub rcptTo(ada@example.org) -> 550 5.1.1 No such user was removed by smtp.reset()\nsession 1, ");
    }

    static class SaysNothingOfOtherTests {
        @SmtpServer
        static RecordingSmtpServer smtp;

        @RepeatedTest(2)
        void fails_the_second_time(RepetitionInfo repetition) {
            assertThat(repetition.getCurrentRepetition()).isEqualTo(1);
            smtp.on(rcptTo("ada@example.org")).lenient().reply(550, "5.1.1", "No such user");
        }
    }

    @Test
    void a_stub_of_an_earlier_test_is_of_no_concern() {
        assertThat(evidenceOf(failureOf(SaysNothingOfOtherTests.class))).doesNotContain("stub");
    }

    static class TalksToAnotherServer {
        @Test
        void fails(@SmtpServer(strictStubs = false) RecordingSmtpServer smtp, @SmtpServer RecordingSmtpServer other) {
            Delivery.send(other, "hello");
            fail("nothing came");
        }
    }

    @Test
    void servers_without_names_are_told_apart_by_their_declarations() {
        Throwable[] evidence = failureOf(TalksToAnotherServer.class).getSuppressed();

        assertThat(evidence[0])
                .asString()
                .matches(
                        "Nobody connected to the SMTP server at 127\\.0\\.0\\.1:\\d+ \\(@SmtpServer\\(strictStubs = false\\)\\);"
                                + " clients connected to @SmtpServer: only identical declarations share a server");
        assertThat(evidence[1]).asString().contains(" (@SmtpServer)\nsession 1, ");
    }
}
