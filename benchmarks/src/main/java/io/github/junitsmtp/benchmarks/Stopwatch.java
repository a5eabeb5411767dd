package io.github.junitsmtp.benchmarks;

/** The time since its creation, and whether a round of a measurement is over. */
final class Stopwatch {

    /** Long enough for several mails of a server that needs 44 ms for each. */
    private static final double ROUND_MILLIS = 150;

    private final long start = System.nanoTime();

    double millis() {
        return (System.nanoTime() - start) / 1e6;
    }

    boolean isRoundOver() {
        return millis() >= ROUND_MILLIS;
    }
}
