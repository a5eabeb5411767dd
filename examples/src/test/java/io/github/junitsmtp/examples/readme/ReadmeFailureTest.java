package io.github.junitsmtp.examples.readme;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.SendFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The failure in the README is the one that a user gets. */
@SmtpServer
class ReadmeFailureTest {

    @Test
    void a_failure_says_what_came_and_what_was_refused(RecordingSmtpServer smtp) throws Exception {
        WelcomeMailer mailer = new WelcomeMailer(smtp.host(), smtp.port());
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());

        mailer.welcome("bob@example.org");
        assertThatExceptionOfType(SendFailedException.class).isThrownBy(() -> mailer.welcome("ada@example.org"));

        Throwable failure = catchThrowable(() -> assertThat(smtp).hasReceivedMailTo("ada@example.org"));
        assertThat(Files.readString(Path.of("../README.md")))
                .contains(failure.getMessage().strip().replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:40125"));
    }
}
