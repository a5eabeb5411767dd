package io.github.junitsmtp.jupiter;

import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A client that waits forever reads from a socket, where an interrupt has no effect. */
class TimeIsUpTest {

    private static final Duration LONGEST_RUN = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    private List<Throwable> failuresOf(Class<?> fixture, Map<String, String> configuration) {
        return assertTimeoutPreemptively(
                LONGEST_RUN,
                () -> EngineTestKit.engine("junit-jupiter")
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                        .configurationParameter("junit-smtp.evidence.directory", directory.toString())
                        .configurationParameters(configuration)
                        .selectors(selectClass(fixture))
                        .execute()
                        .allEvents()
                        .failed()
                        .stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                        .toList());
    }

    private static void hasEvidence(Throwable failure) {
        assertThat(failure).isInstanceOf(TimeoutException.class).hasMessageContaining("timed out after");
        assertThat(failure.getSuppressed())
                .filteredOn(RecordedDialogue.class::isInstance)
                .singleElement()
                .asString()
                .contains(", kept in ")
                .contains("    C: NOOP");
    }

    private static void waitForEver(RecordingSmtpServer smtp) {
        smtp.on(noop()).answer(hang());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @SmtpServer
    static class InTheTest {

        @Test
        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        void test(RecordingSmtpServer smtp) {
            waitForEver(smtp);
        }
    }

    @SmtpServer
    @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
    static class InEachRepetition {

        @RepeatedTest(2)
        void test(RecordingSmtpServer smtp) {
            waitForEver(smtp);
            waitForEver(smtp); // a client that retries
        }
    }

    @SmtpServer
    static class BeforeTheTest {

        @BeforeEach
        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        void before(RecordingSmtpServer smtp) {
            waitForEver(smtp);
        }

        @Test
        void test() {}
    }

    @SmtpServer
    static class AfterTheTest {

        @Test
        void test() {}

        @AfterEach
        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        void after(RecordingSmtpServer smtp) {
            waitForEver(smtp);
        }
    }

    static class WithARegisteredServer {

        @RegisterExtension
        final SmtpServerExtension smtp = SmtpServerExtension.of(RecordingSmtpServer.builder());

        @Test
        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        void test() {
            waitForEver(smtp.server());
        }
    }

    @SmtpServer
    static class InAThreadOfItsOwn {

        @Test
        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void test(RecordingSmtpServer smtp) {
            waitForEver(smtp);
        }
    }

    @SmtpServer
    static class WithoutAnnotation {

        @Test
        void test(RecordingSmtpServer smtp) {
            waitForEver(smtp);
        }
    }

    @SmtpServer
    static class InTime {

        @Test
        @Timeout(20)
        void test(RecordingSmtpServer smtp) throws IOException {
            try (Socket client = new Socket(smtp.host(), smtp.port())) {
                assertThat(client.getInputStream().read()).isEqualTo('2');
                Thread.currentThread().interrupt(); // for a moment, as a test of interrupts does
                client.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(Thread.interrupted()).isTrue();
                assertThat(client.getInputStream().readNBytes(10)).hasSize(10);
            }
        }

        @TestFactory
        Stream<DynamicTest> tests(RecordingSmtpServer smtp) {
            return Stream.of(dynamicTest("dynamic", () -> test(smtp)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                InTheTest.class,
                InEachRepetition.class,
                BeforeTheTest.class,
                AfterTheTest.class,
                WithARegisteredServer.class,
                InAThreadOfItsOwn.class
            })
    void a_client_that_waits_for_ever_is_hung_up_on(Class<?> fixture) {
        assertThat(failuresOf(fixture, Map.of())).isNotEmpty().allSatisfy(TimeIsUpTest::hasEvidence);
    }

    @Test
    void a_timeout_of_the_configuration_counts_as_well() {
        assertThat(failuresOf(WithoutAnnotation.class, Map.of("junit.jupiter.execution.timeout.default", "200 ms")))
                .singleElement()
                .satisfies(TimeIsUpTest::hasEvidence);
    }

    @Test
    void a_test_that_ends_in_time_is_left_alone() {
        assertThat(failuresOf(InTime.class, Map.of())).isEmpty();
    }
}
