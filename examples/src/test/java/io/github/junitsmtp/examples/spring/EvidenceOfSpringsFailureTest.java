package io.github.junitsmtp.examples.spring;

import static io.github.junitsmtp.examples.spring.Fixtures.run;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Spring's exception for unsent mails prints its causes in its own way, and nothing that is attached to it. */
@ResourceLock(Resources.SYSTEM_ERR)
class EvidenceOfSpringsFailureTest {

    @SmtpServer
    static class SendsWithSpring {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) {
            smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost(smtp.host());
            sender.setPort(smtp.port());
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom("shop@example.com");
            message.setTo("ada@example.org");

            sender.send(message);
        }
    }

    @Test
    void the_dialogue_is_printed_all_the_same(@TempDir Path directory) {
        assertThat(printedBy(SendsWithSpring.class, directory))
                .contains(
                        "sends_a_receipt(RecordingSmtpServer) failed with org.springframework.mail.MailSendException, which does not show the evidence attached to it:\nThe dialogue with the SMTP server at 127.0.0.1:")
                .containsOnlyOnce("\n    C: RCPT TO:<ada@example.org>\n    S: 550 5.1.1 ");
    }

    @SpringBootTest(properties = {"spring.mail.host=localhost", "spring.mail.port=1"})
    static class AnnotatedFieldOnly {

        @SmtpServer
        RecordingSmtpServer smtp;

        @Test
        void sends_a_receipt(@Autowired JavaMailSender sender) {
            SendsTwice.sendTo("ada@example.org", sender);
        }

        @Test
        void expects_a_receipt() {
            assertThat(smtp).hasReceivedMail();
        }
    }

    @Test
    void a_context_that_was_not_told_about_the_server_is_explained(@TempDir Path directory) {
        String advice = "The application context did not get the address of a server from junit-smtp, because"
                + " @SmtpServer is not on the test class. Unless the test sets the address itself, put @SmtpServer on "
                + AnnotatedFieldOnly.class.getName();

        assertThat(printedBy(AnnotatedFieldOnly.class, directory))
                .contains("which does not show the evidence attached to it:\n" + advice
                        + "\nNobody connected to the SMTP");
        assertThat(run(AnnotatedFieldOnly.class).testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()))
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::toString)
                        .contains(advice));
    }

    private static String printedBy(Class<?> fixture, Path directory) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .configurationParameter("junit-smtp.evidence.directory", directory.toString())
                    .selectors(selectClass(fixture))
                    .execute()
                    .testEvents()
                    .assertStatistics(events -> events.succeeded(0));
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
