package io.github.junitsmtp.internal.waiting;

import java.time.Duration;
import org.awaitility.pollinterval.PollInterval;

/** Makes Awaitility poll again at the next change of the transcript instead of after a fixed time. Serves one wait. */
public final class ArrivalPollInterval implements PollInterval {

    /** Keeps fail-fast conditions and timeouts as prompt as Awaitility's default interval does. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final ArrivalSignal signal;
    private long seen;

    public ArrivalPollInterval(ArrivalSignal signal) {
        this.signal = signal;
        this.seen = signal.version();
    }

    @Override
    public Duration next(int pollCount, Duration previous) {
        try {
            seen = signal.awaitChange(seen, LONGEST_WAIT);
            return Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LONGEST_WAIT;
        }
    }
}
