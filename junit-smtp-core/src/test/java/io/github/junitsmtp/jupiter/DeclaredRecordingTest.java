package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.TestMailer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** An annotation names the recording whose server is replayed. */
@SmtpServer(replaying = "recordings/greylisting.smtp")
class DeclaredRecordingTest {

    private static final String FILE = "src/test/resources/recordings/greylisting.smtp";

    @Test
    void a_resource_on_the_class_path_is_replayed(RecordingSmtpServer smtp) {
        TestMailer.send(smtp, "ada@example.org", "first try");
        assertThat(smtp).hasReceivedNoMail();

        TestMailer.send(smtp, "ada@example.org", "second try");
        assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("second try");
        assertThat(smtp).transcript().session(2).replyToMessage().hasTextContaining("queued as 4ZQK2D1X3B");
    }

    @Test
    void a_file_is_replayed(@SmtpServer(replaying = FILE) RecordingSmtpServer smtp) {
        TestMailer.send(smtp, "ada@example.org", "first try");
        assertThat(smtp).transcript().session(1).replyTo("RCPT").hasTextContaining("Greylisted");
    }

    static class Missing {
        @Test
        void fails(@SmtpServer(replaying = "recordings/none.smtp") RecordingSmtpServer smtp) {}
    }

    static class Invalid {
        @Test
        void fails(@SmtpServer(replaying = "pom.xml") RecordingSmtpServer smtp) {}
    }

    private static Throwable failureOf(Class<?> fixture) {
        Throwable failure =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(fixture))
                        .execute()
                        .testEvents()
                        .failed()
                        .stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                        .findFirst()
                        .orElseThrow();
        return failure.getCause() == null ? failure : failure.getCause();
    }

    @Test
    void a_recording_that_is_not_there_fails_the_test() {
        assertThat(failureOf(Missing.class))
                .hasMessageContaining(
                        "@SmtpServer(replaying = \"recordings/none.smtp\") refers to a missing recording: neither the file "
                                + Path.of("recordings/none.smtp").toAbsolutePath()
                                + " nor a resource of that name on the class path exists; write one with transcript().writeTo(..)");
    }

    @Test
    void a_file_that_is_no_recording_fails_the_test() {
        assertThat(failureOf(Invalid.class))
                .hasMessageContaining("@SmtpServer(replaying = \"pom.xml\") is invalid: The recording "
                        + Path.of("pom.xml").toAbsolutePath()
                        + " is invalid at line 1: the first line of a recording must"
                        + " be \"junit-smtp recording, version 1\" but was \"<?xml version=");
    }
}
