package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * The evidence is there whoever throws, and however the test cleans up. The test kit supports no files, so they are in our own directory.
 */
class EvidenceOfEveryFailureTest {

    @TempDir
    Path directory;

    private Map<String, Throwable> failuresOf(Class<?> fixture) {
        return failuresOf(fixture, Map.of("junit-smtp.evidence.directory", directory.toString()));
    }

    private static Map<String, Throwable> failuresOf(Class<?> fixture, Map<String, String> configuration) {
        Map<String, Throwable> failures = new HashMap<>();
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameters(configuration)
                .selectors(selectClass(fixture))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .forEach(event -> failures.put(
                        event.getTestDescriptor().getDisplayName().replaceAll("\\(.*|.*\\$", ""),
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()));
        return failures;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private void hasEvidence(Throwable failure, String subject) throws IOException {
        assertThat(failure.getSuppressed())
                .filteredOn(RecordedDialogue.class::isInstance)
                .singleElement()
                .asString()
                .contains(", kept in " + directory.toUri())
                .contains("    C: Subject: " + subject);
        assertThat(files()).hasSize(3).anyMatch(file -> file.endsWith("/smtp/dialogue.txt"));
    }

    @SmtpServer
    static class CleansUp {
        @Test
        void fails(RecordingSmtpServer smtp) {
            Delivery.send(smtp, "lost");
            fail("too bad");
        }

        @AfterEach
        void clean_up(RecordingSmtpServer smtp) {
            smtp.reset();
        }
    }

    @Test
    void a_test_that_empties_the_server_afterwards() throws IOException {
        hasEvidence(failuresOf(CleansUp.class).get("fails"), "lost");
    }

    static final class Inspector implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            throw new IllegalStateException("not clean");
        }
    }

    @ExtendWith(Inspector.class)
    @SmtpServer
    static class Inspected {
        @Test
        void fails(RecordingSmtpServer smtp) {
            Delivery.send(smtp, "inspected");
        }
    }

    @Test
    void another_extension_which_has_the_last_word() throws IOException {
        hasEvidence(failuresOf(Inspected.class).get("fails"), "inspected");
    }

    static class Constructed {
        Constructed(@SmtpServer RecordingSmtpServer smtp) {
            Delivery.send(smtp, "constructed");
            throw new IllegalStateException("no such object");
        }

        @Test
        void fails() {}
    }

    @Test
    void a_constructor() throws IOException {
        hasEvidence(failuresOf(Constructed.class).get("fails"), "constructed");
    }

    static class BeforeAllTests {
        @BeforeAll
        static void set_up(@SmtpServer RecordingSmtpServer smtp) {
            Delivery.send(smtp, "before all");
            fail("not so fast");
        }

        @Test
        void never_runs() {}
    }

    @Test
    void a_method_before_all_tests() throws IOException {
        hasEvidence(failuresOf(BeforeAllTests.class).get("BeforeAllTests"), "before all");
        assertThat(files().get(0)).matches("[a-zA-Z0-9._-]+/class-[0-9a-f]{8}/smtp/dialogue.txt");
    }

    static class AfterAllTests {
        @SmtpServer
        static RecordingSmtpServer smtp;

        @Test
        void passes() {
            Delivery.send(smtp, "after all");
        }

        @AfterAll
        static void clean_up() {
            fail("still dirty");
        }
    }

    @Test
    void a_method_after_all_tests() throws IOException {
        hasEvidence(failuresOf(AfterAllTests.class).get("AfterAllTests"), "after all");
    }

    @SmtpServer
    static class Dynamic {
        @TestFactory
        Stream<DynamicTest> tests(RecordingSmtpServer smtp) {
            return Stream.of(
                    dynamicTest("passes", () -> Delivery.send(smtp, "dynamic")),
                    dynamicTest("fails", () -> fail("the second of two")));
        }
    }

    @Test
    void a_dynamic_test() throws IOException {
        Map<String, Throwable> failures = failuresOf(Dynamic.class);

        assertThat(failures).containsOnlyKeys("fails");
        hasEvidence(failures.get("fails"), "dynamic");
        assertThat(files().get(0)).matches("[a-zA-Z0-9._-]+/tests-2-[0-9a-f]{8}/smtp/dialogue.txt");
    }

    static class Registered {
        @RegisterExtension
        final SmtpServerExtension smtp = SmtpServerExtension.of(RecordingSmtpServer.builder());

        @Test
        void fails() {
            Delivery.send(smtp.server(), "registered");
            fail("as agreed");
        }
    }

    @Test
    void a_test_with_a_registered_extension() throws IOException {
        hasEvidence(failuresOf(Registered.class).get("fails"), "registered");
    }

    @Test
    void where_nobody_takes_files_they_are_in_the_build_directory() {
        Path kept = Path.of("target", "junit-smtp", EvidenceOfEveryFailureTest.class.getName() + "_Registered");

        assertThat(failuresOf(Registered.class, Map.of()).get("fails").getSuppressed()[0])
                .asString()
                .contains(", kept in " + kept.toUri());
        assertThat(kept).isDirectoryRecursivelyContaining("glob:**/smtp/dialogue.txt");
    }

    @Test
    void a_directory_that_can_not_be_made_is_told_and_the_failure_stays() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        Throwable failure = failuresOf(Registered.class, Map.of("junit-smtp.evidence.directory", file.toString()))
                .get("fails");

        assertThat(failure).hasMessage("as agreed");
        assertThat(failure.getSuppressed()[0]).asString().contains(", not kept because of ");
    }

    @SmtpServer
    static class FailsTwice {
        @Test
        void fails(RecordingSmtpServer smtp) {
            Delivery.send(smtp, "twice");
            fail("first");
        }

        @AfterEach
        void fails_again() {
            fail("second");
        }
    }

    @Test
    void a_second_failure_brings_nothing_that_the_first_has_brought() throws IOException {
        Throwable failure = failuresOf(FailsTwice.class).get("fails");

        hasEvidence(failure, "twice");
        assertThat(failure.getSuppressed()[1]).hasMessage("second").hasNoSuppressedExceptions();
    }

    @SmtpServer
    static class Named {
        @ParameterizedTest
        @ValueSource(strings = {"a", "A"})
        void con(
                String argument,
                @SmtpServer("NUL") RecordingSmtpServer upper,
                @SmtpServer("nul") RecordingSmtpServer lower,
                @SmtpServer("täglich/../../etc") RecordingSmtpServer other) {
            Stream.of(upper, lower, other).forEach(smtp -> Delivery.send(smtp, argument));
            fail("all of them");
        }
    }

    @Test
    void names_are_safe_and_distinct() throws IOException {
        failuresOf(Named.class);

        assertThat(files())
                .hasSize(18)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        file -> assertThat(file)
                                .matches(
                                        "[a-zA-Z0-9._-]+/con-[12]-[0-9a-f]{8}/smtp-[a-zA-Z0-9_.-]+/(dialogue.txt|mail-1.eml|report.html)"));
        assertThat(files().stream().map(String::toLowerCase).distinct()).hasSize(18);
        assertThat(files()).anyMatch(file -> file.contains("/smtp-t_glich_.._.._etc/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"con", "NUL", "aux.mail.ShopTest", "lpt1", ".hidden.", "ünïcödé ✉", "a/b\\c:d*e?f\"g<h>i|j"})
    void no_name_harms_a_file_system(String name) {
        assertThat(FileNames.safe(name))
                .matches("[a-zA-Z0-9_.-]+")
                .doesNotStartWith(".")
                .doesNotEndWith(".")
                .doesNotMatch("(?i)(con|nul|aux|lpt1)([.].*)?");
    }

    @Test
    void long_names_are_cut_and_stay_distinct() {
        assertThat(FileNames.safe("x".repeat(100))).hasSize(60).isNotEqualTo(FileNames.safe("x".repeat(101)));
    }
}
