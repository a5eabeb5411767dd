package io.github.junitsmtp.benchmarks;

import java.util.Arrays;

/** The results of one server in one measurement. */
final class Samples {

    private final double[] sorted;

    Samples(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    double quantile(double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    double median() {
        return quantile(0.5);
    }

    /** The spread is that of the middle half, so that other load on the machine does not count. */
    String medianAndSpread() {
        String format = median() < 10 ? "%.2f (%.2f–%.2f)" : median() < 100 ? "%.1f (%.1f–%.1f)" : "%.0f (%.0f–%.0f)";
        return format.formatted(median(), quantile(0.25), quantile(0.75));
    }
}
