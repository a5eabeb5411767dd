package io.github.junitsmtp.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Words times for a page. */
final class Times {

    private static final double MILLIS = 1e6;

    private Times() {}

    /** Words a time with a few digits, such as {@code 0.42 ms}, {@code 17 ms} or {@code 1.25 s}. */
    static String inWords(Duration time) {
        double millis = time.toNanos() / MILLIS;
        if (millis < 0.005) {
            return "0 ms";
        }
        if (millis < 1000) {
            return format(millis, 3, " ms");
        }
        return millis < 60_000
                ? format(millis / 1000, 4, " s")
                : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }

    private static String format(double number, int digits, String unit) {
        return new BigDecimal(number)
                        .round(new MathContext(digits))
                        .stripTrailingZeros()
                        .toPlainString()
                + unit;
    }
}
