package io.github.junitsmtp.conformance;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs an action after some time, unless it is closed before; then it no longer keeps the action in memory. */
final class TimeLimit implements AutoCloseable {

    private volatile Runnable action;

    TimeLimit(Duration time, Runnable action) {
        this.action = action;
        delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(() -> this.action.run());
    }

    @Override
    public void close() {
        action = () -> {};
    }
}
