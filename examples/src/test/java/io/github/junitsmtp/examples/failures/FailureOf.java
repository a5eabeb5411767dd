package io.github.junitsmtp.examples.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs a test class that is meant to fail, and returns what a console shows of the failure, without what varies between runs. */
final class FailureOf {

    private static final Pattern FRAMES = Pattern.compile("(?m)^\\s+(at \\S+\\(.*\\)|\\.\\.\\. \\d+ more)\\R");
    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:|port: 127\\.0\\.0\\.1, |port: )\\d{4,5}");

    /** The client's lines after the reply to DATA or after omitted lines, up to the dot or the next omitted lines. */
    private static final String CONTENTS =
            "(?m)^(    (?:S: 354 |\\.\\.\\. \\().*\\R)(?:    C:(?! \\.$).*\\R)+(?=    C: \\.$|    \\.\\.\\. \\()";

    private FailureOf() {}

    static String test(Class<?> mistake, Path directory) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, "UTF-8"));
        try {
            Throwable failure = failureOf(mistake, directory);
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            return normalised(text + evidenceIn(printed.toString("UTF-8")));
        } finally {
            System.setErr(before);
        }
    }

    /** Returns the evidence printed besides the failure, without earlier output of loggers. */
    private static String evidenceIn(String printed) {
        return printed.lines()
                .dropWhile(line -> !line.contains(" which does not show the evidence "))
                .collect(Collectors.joining("\n"));
    }

    private static Throwable failureOf(Class<?> mistake, Path directory) {
        List<Event> ends = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit-smtp.evidence.directory", directory.toString())
                .selectors(selectClass(mistake))
                .execute()
                .testEvents()
                .filter(event -> event.getType() == EventType.FINISHED)
                .toList();
        assertThat(ends).as("tests of %s", mistake.getSimpleName()).hasSize(1);
        return ends.get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow(() -> new AssertionError(mistake.getSimpleName() + " did not fail"));
    }

    /** Removes stack frames, the contents of mails, and additions of other Java versions, and replaces ports and paths by examples. */
    private static String normalised(String text) {
        String lines = text.replace("\r\n", "\n");
        return withPorts(FRAMES.matcher(lines).replaceAll(""))
                .replaceAll("\\((?:protocol_version|certificate_unknown)\\) (?=PKIX|Received)", "")
                .replaceAll("(?<=Connection refused): \\w+", "")
                .replaceAll("file://\\S*/([\\w-]+\\.\\w+)", "file:///.../$1")
                .replaceAll(CONTENTS, "$1    C: ...\n")
                .replaceAll("@[0-9a-f]{8}-[0-9a-f-]{27}", "@1")
                .replaceAll("\\R{2,}", "\n")
                .strip();
    }

    /** The first port that occurs becomes 40001, the second 40002. */
    private static String withPorts(String text) {
        Map<String, String> ports = new LinkedHashMap<>();
        return PORT.matcher(text)
                .replaceAll(
                        found -> ports.computeIfAbsent(found.group(), port -> String.valueOf(40001 + ports.size())));
    }
}
