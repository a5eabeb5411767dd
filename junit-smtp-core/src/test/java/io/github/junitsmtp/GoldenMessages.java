package io.github.junitsmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Compares failure messages with those in a file, exactly. After an intended change, rewrite the files with {@code
 * -Dfailure-messages.write=true}, and review the differences.
 */
public final class GoldenMessages {

    private static final Path DIRECTORY = Path.of("src/test/resources/io/github/junitsmtp");
    private static final String HEADING = "=== ";

    private final Path file;

    public GoldenMessages(String file) {
        this.file = DIRECTORY.resolve(file);
    }

    /** Makes a test for each situation, and one for the file as a whole. */
    public Stream<DynamicTest> tests(Map<String, ThrowingCallable> situations) throws IOException {
        if (Boolean.getBoolean("failure-messages.write")) {
            write(situations);
        }
        Map<String, String> expected = read();
        return Stream.concat(
                situations.entrySet().stream()
                        .map(entry -> DynamicTest.dynamicTest(
                                entry.getKey(),
                                () -> assertThat(messageOf(entry.getKey(), entry.getValue()))
                                        .isEqualTo(expected.get(entry.getKey())))),
                Stream.of(DynamicTest.dynamicTest(
                        "no message is left of a situation that is gone",
                        () -> assertThat(expected).containsOnlyKeys(situations.keySet()))));
    }

    private static String messageOf(String title, ThrowingCallable situation) {
        Throwable failure = catchThrowable(situation);
        assertThat(failure).as(title).isInstanceOf(AssertionError.class);
        return failure.getMessage().strip();
    }

    public Map<String, String> read() throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        for (String section : Files.readString(file).split("(?m)^" + HEADING)) {
            int end = section.indexOf('\n');
            if (end > 0) {
                messages.put(
                        section.substring(0, end), section.substring(end + 1).strip());
            }
        }
        return messages;
    }

    private void write(Map<String, ThrowingCallable> situations) throws IOException {
        StringBuilder text = new StringBuilder();
        situations.forEach((title, situation) -> text.append(HEADING)
                .append(title)
                .append('\n')
                .append(messageOf(title, situation))
                .append("\n\n"));
        Files.writeString(file, text.toString().stripTrailing() + "\n");
    }
}
