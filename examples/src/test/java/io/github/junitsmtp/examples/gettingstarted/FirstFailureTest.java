package io.github.junitsmtp.examples.gettingstarted;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.SendFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The failures on the page on getting started are those that a newcomer gets. */
@SmtpServer
class FirstFailureTest {

    @Test
    void a_wrong_expectation_is_told(RecordingSmtpServer smtp) throws Exception {
        new Greeter(smtp.host(), smtp.port()).greet("Ada", "ada@example.org");

        Throwable failure = catchThrowable(() -> {
            assertThat(smtp).hasReceivedMailTo("ada@example.com");
        });

        assertThat(page()).contains(textOf(failure));
    }

    @Test
    void a_refusal_is_told(RecordingSmtpServer smtp) throws Exception {
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());

        assertThatExceptionOfType(SendFailedException.class)
                .isThrownBy(() -> new Greeter(smtp.host(), smtp.port()).greet("Ada", "ada@example.org"));

        Throwable failure = catchThrowable(() -> assertThat(smtp).hasReceivedMail());
        assertThat(page()).contains(textOf(failure));
    }

    @Test
    void what_can_be_injected(RecordingSmtpServer smtp, SmtpClient client, Transcript transcript) {
        assertThat(client.ehlo("client.example.org")).isOk();

        assertThat(transcript).hasSessions(1);
        assertThat(smtp).hasReceivedNoMail();
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("../docs/getting-started.md"));
    }

    /** The port differs in each run. */
    private static String textOf(Throwable failure) {
        return failure.getMessage().strip().replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:40125");
    }
}
