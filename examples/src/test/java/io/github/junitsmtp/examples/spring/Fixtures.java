package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Test classes that are run by tests, and the servers that they saw. Each has its own name in {@code @SmtpServer}; otherwise, a context
 * could be shared with a class of another run at the same time.
 */
final class Fixtures {

    private static final Map<Class<?>, List<RecordingSmtpServer>> SEEN = new ConcurrentHashMap<>();

    private Fixtures() {}

    static void saw(Object fixture, RecordingSmtpServer server) {
        SEEN.computeIfAbsent(fixture.getClass(), name -> new CopyOnWriteArrayList<>())
                .add(server);
    }

    /** Returns the servers that classes saw, once for each test. */
    static List<RecordingSmtpServer> seenBy(Class<?>... fixtures) {
        return Stream.of(fixtures)
                .flatMap(fixture -> SEEN.get(fixture).stream())
                .toList();
    }

    static EngineExecutionResults run(Class<?>... fixtures) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectors(fixtures))
                .execute();
    }

    static EngineExecutionResults runInParallel(Class<?>... fixtures) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectors(fixtures))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute();
    }

    private static DiscoverySelector[] selectors(Class<?>... fixtures) {
        return Stream.of(fixtures).map(fixture -> selectClass(fixture)).toArray(DiscoverySelector[]::new);
    }

    static void allPass(int tests, EngineExecutionResults results) {
        assertThat(results.allEvents().failed().list()).isEmpty();
        results.testEvents().assertStatistics(stats -> stats.succeeded(tests));
    }

    static Throwable failureOf(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .orElseThrow();
    }
}
