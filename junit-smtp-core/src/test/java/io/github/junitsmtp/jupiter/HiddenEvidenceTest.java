package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Failures whose stack traces do not show what was attached to them. */
@ResourceLock(Resources.SYSTEM_ERR)
class HiddenEvidenceTest {

    @TempDir
    Path directory;

    private String errorOutputOf(Class<?> fixture) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                    .configurationParameter("junit-smtp.evidence.directory", directory.toString())
                    .selectors(selectClass(fixture))
                    .execute()
                    .testEvents()
                    .assertStatistics(events -> events.failed(1));
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Prints its related exceptions but nothing that was attached to it, as Spring's {@code MailSendException} does. */
    static final class MailsNotSent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Exception reason = new IllegalStateException("451 4.3.0 Try again later");

        @Override
        public void printStackTrace(PrintWriter writer) {
            writer.println(this + "; message exceptions (1) are:");
            reason.printStackTrace(writer);
        }
    }

    @SmtpServer
    static class FailsWithoutSuppressed {
        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) {
            Delivery.send(smtp, "lost");
            throw new MailsNotSent();
        }
    }

    @Test
    void a_failure_that_prints_no_suppressed_exceptions() {
        assertThat(errorOutputOf(FailsWithoutSuppressed.class))
                .startsWith(
                        "HiddenEvidenceTest$FailsWithoutSuppressed › sends_a_receipt(RecordingSmtpServer) failed with "
                                + MailsNotSent.class.getName() + ", which does not show the evidence attached to it:\n"
                                + "The dialogue with the SMTP server at 127.0.0.1:")
                .contains(
                        ", kept in " + directory.toUri(),
                        "/smtp/report.html\nsession 1, closed by the server after QUIT\n")
                .containsOnlyOnce("    C: Subject: lost\n");
    }

    static final class TakesNothing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TakesNothing() {
            super("no more room", null, false, true);
        }
    }

    @SmtpServer
    static class FailsWithNoRoom {
        @Test
        void fails(RecordingSmtpServer smtp) {
            Delivery.send(smtp, "lost");
            throw new TakesNothing();
        }
    }

    @Test
    void a_failure_that_takes_no_suppressed_exceptions() {
        assertThat(errorOutputOf(FailsWithNoRoom.class))
                .containsOnlyOnce(TakesNothing.class.getName() + ", which does not show the evidence attached to it:\n")
                .containsOnlyOnce("    C: Subject: lost\n");
    }

    static final class NeverPrinted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new StackOverflowError();
        }
    }

    @SmtpServer
    static class FailsBeyondWords {
        @Test
        void fails(RecordingSmtpServer smtp) {
            Delivery.send(smtp, "lost");
            throw new NeverPrinted();
        }
    }

    @Test
    void a_failure_that_cannot_be_printed() {
        assertThat(errorOutputOf(FailsBeyondWords.class)).containsOnlyOnce("    C: Subject: lost\n");
    }

    @SmtpServer
    static class FailsAsUsual {
        @Test
        void fails(RecordingSmtpServer smtp) {
            Delivery.send(smtp, "lost");
            throw new IllegalStateException("too bad");
        }
    }

    @Test
    void nothing_is_printed_apart_from_a_failure_that_shows_it() {
        assertThat(errorOutputOf(FailsAsUsual.class)).doesNotContain("Subject: lost");
    }
}
