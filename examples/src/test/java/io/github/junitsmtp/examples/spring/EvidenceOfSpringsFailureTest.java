package io.github.junitsmtp.examples.spring;

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
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.mail.SimpleMailMessage;
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
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .configurationParameter("junit-smtp.evidence.directory", directory.toString())
                    .selectors(selectClass(SendsWithSpring.class))
                    .execute()
                    .testEvents()
                    .assertStatistics(events -> events.failed(1));
        } finally {
            System.setErr(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "sends_a_receipt(RecordingSmtpServer) failed with org.springframework.mail.MailSendException, which does not show the evidence attached to it:\nThe dialogue with the SMTP server at 127.0.0.1:")
                .containsOnlyOnce("\n    C: RCPT TO:<ada@example.org>\n    S: 550 5.1.1 ");
    }
}
