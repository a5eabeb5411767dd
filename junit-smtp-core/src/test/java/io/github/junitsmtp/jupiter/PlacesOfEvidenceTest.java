package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** No evidence gets lost, and nothing else is touched. */
class PlacesOfEvidenceTest {

    @TempDir
    Path directory;

    private Throwable failureOf(Class<?> fixture, Path evidence) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter("junit-smtp.evidence.directory", evidence.toString())
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
    }

    private List<Path> dialoguesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("dialogue.txt")).toList();
        }
    }

    @SmtpServer
    static class OneServer {

        @Test
        void test(RecordingSmtpServer smtp) {
            EvidenceTest.deliver(smtp);
            fail("on purpose");
        }
    }

    static class ServersOfSimilarNames {

        @Test
        void test(
                @SmtpServer("a:a") RecordingSmtpServer one,
                @SmtpServer("a/a") RecordingSmtpServer two,
                @SmtpServer("a_a-2") RecordingSmtpServer three,
                @SmtpServer("A A") RecordingSmtpServer four,
                @SmtpServer("A_a-2-2") RecordingSmtpServer five) {
            for (RecordingSmtpServer each : List.of(one, two, three, four, five)) {
                SmtpClient.connect(each.host(), each.port()).close();
            }
            fail("on purpose");
        }
    }

    @Test
    void each_server_has_a_directory() throws IOException {
        failureOf(ServersOfSimilarNames.class, directory);

        assertThat(dialoguesBelow(directory))
                .hasSize(5)
                .extracting(file -> file.getParent().getFileName().toString().toLowerCase())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_relative_directory_may_lead_upwards() throws IOException {
        Path relative = Path.of("").toAbsolutePath().relativize(directory).resolve("new/../evidence");

        Throwable failure = failureOf(OneServer.class, relative);

        assertThat(failure.getSuppressed()[0])
                .hasMessageContaining("kept in " + directory.resolve("evidence").toUri());
        assertThat(dialoguesBelow(directory.resolve("evidence"))).hasSize(1);
    }

    @Test
    void a_symbolic_link_in_place_of_a_file_is_replaced() throws IOException {
        failureOf(OneServer.class, directory.resolve("evidence"));
        Path dialogue = dialoguesBelow(directory).get(0);
        List<Path> files =
                List.of(dialogue, dialogue.resolveSibling("report.html"), dialogue.resolveSibling("mail-1.eml"));
        Path other = Files.writeString(directory.resolve("other.txt"), "other");
        for (Path file : files) {
            Files.delete(file);
            Files.createSymbolicLink(file, other);
        }

        failureOf(OneServer.class, directory.resolve("evidence"));

        assertThat(other).hasContent("other");
        assertThat(files).noneMatch(Files::isSymbolicLink).allMatch(Files::isRegularFile);
    }

    @Test
    void a_symbolic_link_in_place_of_a_directory_is_refused() throws IOException {
        failureOf(OneServer.class, directory.resolve("evidence"));
        Path place = dialoguesBelow(directory).get(0).getParent();
        Path others = directory.resolve("others");
        Files.move(place, others);
        Files.writeString(others.resolve("mail-1.eml"), "other");
        Files.createSymbolicLink(place, others);

        Throwable failure = failureOf(OneServer.class, directory.resolve("evidence"));

        assertThat(failure.getSuppressed()[0])
                .hasMessageContaining("not kept because of java.lang.IllegalStateException: " + place
                        + " is a symbolic link; delete it");
        assertThat(others.resolve("mail-1.eml")).hasContent("other");
    }
}
