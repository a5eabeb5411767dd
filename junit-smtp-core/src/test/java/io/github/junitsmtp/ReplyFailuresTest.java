package io.github.junitsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReplyFailuresTest {

    private final GoldenMessages messages = new GoldenMessages("reply-failures.txt");

    @TestFactory
    Stream<DynamicTest> messages_are_right_to_the_letter() throws IOException {
        Map<String, ThrowingCallable> situations = new LinkedHashMap<>();
        ReplyFailureSituations.all().forEach((title, situation) -> situations.put(title, () -> run(situation)));
        return messages.tests(situations);
    }

    @Test
    void messages_fit_on_a_screen_and_start_with_the_verdict() throws IOException {
        assertThat(messages.read().values()).hasSizeGreaterThanOrEqualTo(40).allSatisfy(message -> {
            List<String> lines = message.lines().toList();
            assertThat(lines).hasSizeLessThanOrEqualTo(25);
            assertThat(lines.subList(0, Math.min(lines.size(), 7)))
                    .anySatisfy(line -> assertThat(line).startsWith("to have "));
        });
    }

    private static void run(ReplyFailureSituations.Situation situation) {
        List<SmtpClient> clients = new ArrayList<>();
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().domain("mx.example.org").start()) {
            situation.fail(smtp, () -> {
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port());
                clients.add(client);
                return client;
            });
        } finally {
            clients.forEach(SmtpClient::close);
        }
    }
}
