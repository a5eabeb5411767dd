package io.github.junitsmtp.examples.shop;

import java.time.Duration;

/** How often to try in all, and how long to wait in between; a test waits {@link Duration#ZERO}. */
public record RetryPolicy(int attempts, Duration pause) {

    void await() throws InterruptedException {
        Thread.sleep(pause.toMillis());
    }
}
