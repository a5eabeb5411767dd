package io.github.junitsmtp.examples.shop;

import java.time.Duration;

/** The number of attempts, and the pause between them; tests use {@link Duration#ZERO}. */
public record RetryPolicy(int attempts, Duration pause) {

    void await() throws InterruptedException {
        Thread.sleep(pause.toMillis());
    }
}
