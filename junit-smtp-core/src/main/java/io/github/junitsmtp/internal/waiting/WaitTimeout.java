package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Durations;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait for mail.
 *
 * @param time the timeout, or null for Awaitility's default
 */
public record WaitTimeout(@Nullable Duration time) {

    public static final WaitTimeout DEFAULT = new WaitTimeout(null);

    public static WaitTimeout of(String parameter, Duration time) {
        return new WaitTimeout(Durations.requirePositive(parameter, time));
    }

    /**
     * Waits until the condition holds or the time is up. The caller checks which one it was.
     *
     * @param wait the settings
     * @param arrivals the changes after which to look
     * @param nanosToNextLook in how many nanoseconds the condition may hold even if nothing changes
     * @param condition the condition
     */
    public void await(
            ConditionFactory wait, ArrivalSignal arrivals, LongSupplier nanosToNextLook, BooleanSupplier condition) {
        long start = System.nanoTime();
        long limit = time == null ? Long.MAX_VALUE : time.toNanos();
        LongSupplier nanosLeft = () -> Math.min(nanosToNextLook.getAsLong(), limit - (System.nanoTime() - start));
        ConditionFactory limited = time == null ? wait : wait.atMost(time);
        try {
            limited.pollInterval(new ArrivalPollInterval(arrivals, nanosLeft)).until(condition::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            return; // the caller's check reports what is missing
        }
    }

    /** Returns the end of a message, such as {@code within 500 ms} after a space. */
    @Override
    public String toString() {
        return time == null ? " in time" : " within " + Durations.exact(time);
    }
}
