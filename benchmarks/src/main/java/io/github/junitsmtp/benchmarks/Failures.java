package io.github.junitsmtp.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Passes failures on from other threads. */
final class Failures {

    private final AtomicReference<@Nullable Exception> first = new AtomicReference<>();

    /** Something that may fail. */
    interface Task {
        void run() throws Exception;
    }

    void keep(Task task) {
        try {
            task.run();
        } catch (Exception e) {
            first.compareAndSet(null, e);
        }
    }

    void rethrow() throws Exception {
        Exception failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }

    static <T> T unchecked(Callable<T> task) {
        try {
            return task.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
