package io.github.junitsmtp.benchmarks;

/**
 * A goal for junit-smtp.
 *
 * @param description what is compared
 * @param measured the result
 * @param bound the limit for the result
 * @param isMinimum whether more is better
 */
record Goal(String description, double measured, double bound, boolean isMinimum) {

    static Goal atLeast(double bound, String description, double measured) {
        return new Goal(description, measured, bound, true);
    }

    static Goal atMost(double bound, String description, double measured) {
        return new Goal(description, measured, bound, false);
    }

    private boolean isMet() {
        return isMinimum ? measured >= bound : measured <= bound;
    }

    String row() {
        return "| %s | %s %s | %s | %s |"
                .formatted(
                        description,
                        isMinimum ? "≥" : "≤",
                        rounded(bound),
                        rounded(measured),
                        isMet() ? "yes" : "**no**");
    }

    private static String rounded(double value) {
        return (value < 0.1 ? "%.3f" : value < 100 ? "%.2f" : "%.0f").formatted(value);
    }
}
