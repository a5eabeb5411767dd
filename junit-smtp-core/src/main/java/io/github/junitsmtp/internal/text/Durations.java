package io.github.junitsmtp.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Formats durations: exact if a test set them, rounded if they were measured. */
public final class Durations {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private Durations() {}

    /** {@return a duration in the largest unit that shows it in full, such as {@code 5 s} or {@code 1500 ms}} */
    public static String exact(Duration time) {
        return time.toNanosPart() == 0 ? time.toSeconds() + " s" : millis(time);
    }

    /** {@return a duration in milliseconds, such as {@code 5000 ms} or {@code 0.9 ms}} */
    public static String millis(Duration time) {
        return BigDecimal.valueOf(time.toSeconds())
                        .movePointRight(3)
                        .add(BigDecimal.valueOf(time.toNanosPart(), 6))
                        .stripTrailingZeros()
                        .toPlainString()
                + " ms";
    }

    /** {@return a duration in milliseconds with one decimal, such as {@code 25.1 ms}} */
    public static String tenths(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", nanos(time) / NANOS_PER_MILLI);
    }

    /** {@return a duration with few digits, such as {@code 0.42 ms}, {@code 17 ms}, {@code 1.25 s} or {@code 2 min 05 s}} */
    public static String rounded(Duration time) {
        double millis = nanos(time) / NANOS_PER_MILLI;
        if (millis < 0.005) {
            return "0 ms";
        }
        if (millis < 1000) {
            return rounded(millis, 3) + " ms";
        }
        return millis < 60_000
                ? rounded(millis / 1000, 4) + " s"
                : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }

    /** {@return a duration in nanoseconds, which may be too long for a {@code long}} */
    public static double nanos(Duration time) {
        return time.toSeconds() * NANOS_PER_SECOND + time.toNanosPart();
    }

    private static String rounded(double number, int digits) {
        return new BigDecimal(number)
                .round(new MathContext(digits))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** {@return the duration} Throws if it is not positive or too long for clocks, with a message that names the parameter. */
    public static Duration requirePositive(String parameter, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(parameter + " must be positive but was " + time);
        }
        return requireShort(parameter, time);
    }

    /** {@return the duration} Throws if it is too long for clocks to count, with a message that names the parameter. */
    public static Duration requireShort(String parameter, Duration time) {
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    parameter + " must be at most " + LONGEST.toDays() + " days but was " + time);
        }
        return time;
    }
}
