package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Many tests at once: each sees only its own mail, which the delivery verifies. */
@Execution(ExecutionMode.SAME_THREAD)
class ParallelTest {

    private static final Delivery DELIVERY = new Delivery();

    @SmtpServer
    static class Many {
        @SmtpServer("field")
        RecordingSmtpServer field;

        @RepeatedTest(200)
        void by_parameter(RepetitionInfo repetition, RecordingSmtpServer smtp) {
            DELIVERY.through(smtp, "by parameter " + repetition.getCurrentRepetition());
        }

        @RepeatedTest(200)
        void by_field(RepetitionInfo repetition) {
            DELIVERY.through(field, "by field " + repetition.getCurrentRepetition());
        }

        @Nested
        class Inner {
            @RepeatedTest(100)
            void by_field_of_the_outer_class(RepetitionInfo repetition) {
                DELIVERY.through(field, "from within " + repetition.getCurrentRepetition());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"concurrent, concurrent", "same_thread, concurrent"})
    void five_hundred_tests_on_eight_threads_see_their_own_mail_only(String methods, String classes) {
        DELIVERY.forget();

        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", methods)
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", classes)
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .selectors(selectClass(Many.class))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(500).succeeded(500));

        assertThat(DELIVERY.servers()).hasSize(500).doesNotHaveDuplicates();
    }
}
