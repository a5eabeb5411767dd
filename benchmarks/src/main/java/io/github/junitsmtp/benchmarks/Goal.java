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
        return "| %s | %s %s | %.2f | %s |"
                .formatted(description, isMinimum ? "≥" : "≤", bound, measured, isMet() ? "yes" : "**no**");
    }
}
