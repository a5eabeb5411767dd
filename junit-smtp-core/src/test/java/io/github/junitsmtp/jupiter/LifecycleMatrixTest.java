package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Each place of {@code @SmtpServer} with each lifecycle of test instances, sequential and in parallel. The tests of the fixtures verify
 * that none sees another's mails.
 */
@Execution(ExecutionMode.SAME_THREAD)
class LifecycleMatrixTest {

    private static final String REFUSAL = "The class-level @SmtpServer cannot be reset before ";

    static Stream<Arguments> cells() {
        return Stream.of(Places.values())
                .flatMap(place -> Stream.of("per_method", "per_class")
                        .flatMap(lifecycle -> Stream.of("same_thread", "concurrent")
                                .map(mode -> Arguments.of(place, lifecycle, mode))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("cells")
    void each_test_finds_an_empty_server_and_all_are_closed(Places place, String lifecycle, String mode) {
        Fixtures.DELIVERY.forget();
        boolean perClass = lifecycle.equals("per_class");

        EngineExecutionResults results = run(place, lifecycle, mode);

        // JUnit runs tests that share an instance one after the other, unless they request otherwise
        if (place.isForTheClass(perClass) && mode.equals("concurrent") && !perClass) {
            assertThat(results.testEvents().failed().stream())
                    .hasSize(place.tests())
                    .allSatisfy(event -> assertThat(event.getRequiredPayload(TestExecutionResult.class)
                                    .getThrowable())
                            .get()
                            .asString()
                            .contains(REFUSAL));
            return;
        }
        assertThat(results.allEvents().failed().list()).isEmpty();
        results.testEvents()
                .assertStatistics(stats -> stats.started(place.tests()).succeeded(place.tests()));
        assertThat(Fixtures.DELIVERY.servers())
                .hasSize(place.mails())
                .allSatisfy(server -> assertThat(server.toString()).endsWith(", closed"));
        assertThat(Fixtures.DELIVERY.servers().stream().distinct()).hasSize(place.servers(perClass));
    }

    private static EngineExecutionResults run(Places place, String lifecycle, String mode) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.testinstance.lifecycle.default", lifecycle)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", mode)
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", mode)
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(selectClass(place.fixture()))
                .execute();
    }
}
