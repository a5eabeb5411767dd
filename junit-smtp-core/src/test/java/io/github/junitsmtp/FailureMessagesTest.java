package io.github.junitsmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares failure messages with those in {@code failure-messages.txt}, to the letter. After a change that is meant, write that
 * file anew with {@code -Dfailure-messages.write=true}, and read it.
 */
class FailureMessagesTest {

    private static final Path FILE = Path.of("src/test/resources/io/github/junitsmtp/failure-messages.txt");
    private static final String HEADING = "=== ";

    @TestFactory
    Stream<DynamicTest> messages_are_right_to_the_letter() throws IOException {
        if (Boolean.getBoolean("failure-messages.write")) {
            write();
        }
        Map<String, String> expected = read();
        return FailureSituations.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(messageIn(entry.getValue())).isEqualTo(expected.get(entry.getKey()))));
    }

    @Test
    void messages_fit_on_a_screen_and_start_with_the_verdict() throws IOException {
        assertThat(read().values()).hasSizeGreaterThanOrEqualTo(40).allSatisfy(message -> {
            List<String> lines = message.lines().toList();
            assertThat(lines).hasSizeLessThanOrEqualTo(25);
            assertThat(lines.subList(0, Math.min(lines.size(), 7)))
                    .anySatisfy(line -> assertThat(line).startsWith("to have "));
        });
    }

    @Test
    void no_message_is_left_of_a_situation_that_is_gone() throws IOException {
        assertThat(read()).containsOnlyKeys(FailureSituations.all().keySet());
    }

    private static String messageIn(FailureSituations.Situation situation) {
        List<SmtpClient> clients = new ArrayList<>();
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().domain("mx.example.org").start()) {
            Throwable failure = catchThrowable(() -> situation.fail(smtp, () -> {
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port());
                clients.add(client);
                return client;
            }));
            assertThat(failure).isInstanceOf(AssertionError.class);
            return failure.getMessage().strip();
        } finally {
            clients.forEach(SmtpClient::close);
        }
    }

    private static Map<String, String> read() throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        for (String section : Files.readString(FILE).split("(?m)^" + HEADING)) {
            int end = section.indexOf('\n');
            if (end > 0) {
                messages.put(
                        section.substring(0, end), section.substring(end + 1).strip());
            }
        }
        return messages;
    }

    private static void write() throws IOException {
        StringBuilder text = new StringBuilder();
        FailureSituations.all()
                .forEach((title, situation) -> text.append(HEADING)
                        .append(title)
                        .append('\n')
                        .append(messageIn(situation))
                        .append("\n\n"));
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text.toString().stripTrailing() + "\n");
    }
}
