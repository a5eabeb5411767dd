package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Expects nothing more to happen for a time. The time counts only if the server listened throughout. Serves one wait. */
public final class Silence implements ArrivalExpectation {

    private final ArrivalExpectation expected;
    private final Duration time;
    private final Supplier<Optional<String>> deafness;
    private final long since = System.nanoTime();

    /**
     * Starts the time.
     *
     * @param expected what is true as long as nothing happens
     * @param time how long
     * @param deafness explains why the server cannot have listened throughout, if so
     */
    public Silence(ArrivalExpectation expected, Duration time, Supplier<Optional<String>> deafness) {
        this.expected = expected.until(Instant.now().plus(time));
        this.time = time;
        this.deafness = deafness;
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        BooleanSupplier endOfWait = expected.endOfWait(transcript);
        return () -> endOfWait.getAsBoolean() || deafness.get().isPresent();
    }

    @Override
    public long nanosToEndOfWait() {
        return expected.nanosToEndOfWait();
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        return expected.problem(transcript)
                .or(() -> deafness.get().map(reason -> reason + ", so no client could reach it"))
                .or(this::cutShort);
    }

    private Optional<String> cutShort() {
        return System.nanoTime() - since < time.toNanos()
                ? Optional.of("the wait was interrupted before the time elapsed")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return expected.toString();
    }
}
