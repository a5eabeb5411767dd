package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.HeaderText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as defined in RFC 5322, section 3.3, including the obsolete syntax in section 4.3. Jakarta Mail's parser accepts
 * January 32, does not require a zone, and ignores the day of the week.
 */
final class DateTimeField {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern DATE_TIME = Pattern.compile(
            "(?:(?<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\s*,)?\\s*"
                    + "(?<day>\\d{1,2})\\s*(?<month>" + String.join("|", MONTHS) + ")\\s*(?<year>\\d{2,9})\\s+"
                    + "(?<hour>\\d{2})\\s*:\\s*(?<minute>\\d{2})(?:\\s*:\\s*(?<second>\\d{2}))?"
                    + "\\s*(?<zone>(?<=\\s)[+-]\\d{4}|UT|GMT|[ECMP][SD]T|[A-IK-Z])?",
            Pattern.CASE_INSENSITIVE);

    private DateTimeField() {}

    /** Returns what is wrong with a date, or empty if it is valid. */
    static Optional<String> faultOf(String value) {
        Matcher matcher = DATE_TIME.matcher(HeaderText.withoutComments(value));
        if (!matcher.matches()) {
            return Optional.of("cannot be parsed");
        }
        if (matcher.group("zone") == null) {
            return Optional.of("has no zone");
        }
        int year = year(matcher.group("year"));
        if (year < 1900) {
            return Optional.of("has a year before 1900");
        }
        try {
            LocalDate day = LocalDate.of(
                    year,
                    MONTHS.indexOf(matcher.group("month").toLowerCase(Locale.ROOT)) + 1,
                    Integer.parseInt(matcher.group("day")));
            return exists(matcher) ? weekday(matcher.group("weekday"), day) : Optional.of("has a nonexistent time");
        } catch (DateTimeException e) {
            return Optional.of("has a nonexistent day");
        }
    }

    /** RFC 5322, section 4.3, on years of two and three digits. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 3 ? year : year + (digits.length() == 2 && year < 50 ? 2000 : 1900);
    }

    /** A minute may have a leap second. */
    private static boolean exists(Matcher matcher) {
        String zone = matcher.group("zone");
        return isUpTo(23, matcher.group("hour"))
                && isUpTo(59, matcher.group("minute"))
                && (matcher.group("second") == null || isUpTo(60, matcher.group("second")))
                && (zone.length() < 5 || isUpTo(59, zone.substring(3)));
    }

    private static boolean isUpTo(int largest, String digits) {
        return Integer.parseInt(digits) <= largest;
    }

    private static Optional<String> weekday(@Nullable String named, LocalDate day) {
        String actual = name(day.getDayOfWeek());
        return named == null || named.equalsIgnoreCase(actual)
                ? Optional.empty()
                : Optional.of("says " + named + " but the date is a " + actual);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
