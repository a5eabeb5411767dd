package io.github.junitsmtp.internal.waiting;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.awaitility.pollinterval.PollInterval;

/** Makes Awaitility poll again at the next change of the transcript instead of after a fixed time. Serves one wait. */
public final class ArrivalPollInterval implements PollInterval {

    /** Keeps fail-fast conditions and timeouts as prompt as Awaitility's default interval does. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final ArrivalSignal signal;
    private final LongSupplier nanosLeft;
    private long seen;

    public ArrivalPollInterval(ArrivalSignal signal) {
        this(signal, () -> Long.MAX_VALUE);
    }

    /**
     * Also polls when the time is up.
     *
     * @param nanosLeft the time left, in nanoseconds
     */
    ArrivalPollInterval(ArrivalSignal signal, LongSupplier nanosLeft) {
        this.signal = signal;
        this.nanosLeft = nanosLeft;
        this.seen = signal.version();
    }

    @Override
    public Duration next(int pollCount, Duration previous) {
        try {
            seen = signal.awaitChange(seen, Math.min(nanosLeft.getAsLong(), LONGEST_WAIT.toNanos()));
            return Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LONGEST_WAIT;
        }
    }
}
