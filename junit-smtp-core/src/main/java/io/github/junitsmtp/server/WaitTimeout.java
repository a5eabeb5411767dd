package io.github.junitsmtp.server;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How long assertions wait.
 *
 * @param time the longest time, or null for Awaitility's default
 */
record WaitTimeout(@Nullable Duration time) {

    static final WaitTimeout DEFAULT = new WaitTimeout(null);

    static WaitTimeout of(Duration time) {
        return new WaitTimeout(requirePositive(time));
    }

    static Duration requirePositive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A time to wait is positive but was: " + time);
        }
        return time;
    }

    /**
     * Waits until the condition holds, a stub breaks, the server is closed, the thread is interrupted or the time is up; what the
     * caller checks next says which.
     */
    void waitUntil(RecordingSmtpServer server, BooleanSupplier condition) {
        ConditionFactory wait = time == null ? server.await() : server.await().atMost(time);
        try {
            wait.until(() -> condition.getAsBoolean()
                    || server.stubError().isPresent()
                    || server.isClosed()
                    || Thread.currentThread().isInterrupted());
        } catch (ConditionTimeoutException e) {
            return; // the assertion that follows says what is missing
        }
    }

    /** Words the time for messages. */
    @Override
    public String toString() {
        return time == null ? " in time" : " within " + inWords(time);
    }

    static String inWords(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
