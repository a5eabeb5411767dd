package io.github.junitsmtp.transcript;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to write down. */
final class Waiting {

    private Waiting() {}

    /** Waits until a condition holds, the time is up or the thread is interrupted; the caller holds the monitor. */
    static void on(Object monitor, BooleanSupplier condition, long nanos) {
        long deadline = System.nanoTime() + nanos;
        try {
            long left = nanos;
            while (!condition.getAsBoolean() && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
