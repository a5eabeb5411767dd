package io.github.junitsmtp.conformance;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    @Test
    void an_action_runs_after_the_time() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        TimeLimit limit = new TimeLimit(Duration.ofMillis(1), ran::countDown);
        try (limit) {
            assertThat(ran.await(1, MINUTES)).isTrue();
        }
    }

    @Test
    void a_closed_limit_keeps_nothing_in_memory() {
        WeakReference<List<String>> kept = closed();

        await().atMost(1, MINUTES).until(() -> {
            System.gc();
            return kept.refersTo(null);
        });
    }

    private static WeakReference<List<String>> closed() {
        List<String> list = new ArrayList<>();
        new TimeLimit(Duration.ofDays(1), list::clear).close();
        return new WeakReference<>(list);
    }
}
