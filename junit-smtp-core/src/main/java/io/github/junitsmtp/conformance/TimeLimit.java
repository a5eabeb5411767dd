package io.github.junitsmtp.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs an action after some time, unless it is closed before; then it no longer keeps the action in memory. */
final class TimeLimit implements AutoCloseable {

    private final CompletableFuture<Void> end = new CompletableFuture<>();

    TimeLimit(Duration time, Runnable action) {
        end.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).exceptionallyAsync(timeout -> {
            action.run();
            return null;
        });
    }

    @Override
    public void close() {
        end.complete(null);
    }
}
