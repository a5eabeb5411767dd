package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times of calendar objects (RFC 5545, sections 3.3.4 and 3.3.5). */
final class CalendarTime {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    private static final String HOURS = "T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)";
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)([WDHMS])");
    private static final Pattern DAYS = Pattern.compile("\\+?P\\d+[DW]");
    private static final Pattern DURATION =
            Pattern.compile("(?<sign>[+-]?)P(?:\\d+W|\\d+D(?:" + HOURS + ")?|" + HOURS + ")");

    private static final Pattern IS_ZERO = Pattern.compile("[^1-9]*");

    private CalendarTime() {}

    static Optional<Temporal> read(CalendarLine line, CalendarZones zones) {
        String value = line.value().strip();
        String zone = line.parameters().get("TZID");
        try {
            if (!value.contains("T")) {
                return Optional.of(LocalDate.parse(value, DATE));
            }
            boolean isUtc = value.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(
                    (isUtc ? value.substring(0, value.length() - 1) : value)
                            .replaceFirst("(?<=T\\d{4})60$", "59"), // a leap second (RFC 5545, section 3.3.12)
                    DATE_TIME);
            if (isUtc) {
                return Optional.of(local.atZone(ZoneOffset.UTC));
            }
            return zone == null ? Optional.of(local) : zones.find(zone).map(local::atZone);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns what is wrong with the date or time in a line, with the section of RFC 5545. A zone may be unknown here. */
    static Optional<String> faultOf(CalendarLine line) {
        Optional<Temporal> time = read(line.withoutParameters(), CalendarZones.NONE);
        if (time.isEmpty()) {
            return fault("an invalid time", line, "3.3.5");
        }
        boolean isDate = time.get() instanceof LocalDate;
        boolean isUtc = time.get() instanceof ZonedDateTime;
        if (isDate != line.parameters().getOrDefault("VALUE", "").equalsIgnoreCase("DATE")) {
            return fault(isDate ? "a date without VALUE=DATE" : "a time with VALUE=DATE", line, "3.3.4");
        }
        if (line.name().equals("DTSTAMP") && !isUtc) {
            return fault("a DTSTAMP that is not in UTC", line, "3.8.7.2");
        }
        return line.parameters().containsKey("TZID") && (isDate || isUtc)
                ? fault("a TZID for a date or a time in UTC", line, "3.2.19")
                : Optional.empty();
    }

    /** Returns what is wrong with the duration of an event, with the section of RFC 5545. */
    static Optional<String> faultOfDuration(CalendarLine line, Optional<Temporal> start) {
        String value = line.value().strip();
        Matcher duration = DURATION.matcher(value);
        if (!duration.matches()) {
            return fault("an invalid duration", line, "3.3.6");
        }
        if (duration.group("sign").equals("-") || IS_ZERO.matcher(value).matches()) {
            return fault("a duration that is not positive", line, "3.8.2.5");
        }
        return start.filter(LocalDate.class::isInstance).isPresent()
                        && !DAYS.matcher(value).matches()
                ? fault("a duration of a different kind than DTSTART", line, "3.8.2.5")
                : Optional.empty();
    }

    /** Adds a duration to a start: first days, which may be longer or shorter than 24 hours, then hours (RFC 5545, section 3.3.6). */
    static Optional<Temporal> after(Temporal start, CalendarLine duration) {
        if (faultOfDuration(duration, Optional.of(start)).isPresent()) {
            return Optional.empty();
        }
        try {
            Temporal end = start;
            for (MatchResult amount : AMOUNT.matcher(duration.value()).results().toList()) {
                end = end.plus(Long.parseLong(amount.group(1)), unit(amount.group(2)));
            }
            return Optional.of(end);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) { // too far away
            return Optional.empty();
        }
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "W" -> ChronoUnit.WEEKS;
            case "D" -> ChronoUnit.DAYS;
            case "H" -> ChronoUnit.HOURS;
            case "M" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.SECONDS;
        };
    }

    private static Optional<String> fault(String what, CalendarLine line, String section) {
        return Optional.of(what + ": " + Printable.quote(line.written()) + " (RFC 5545, section " + section + ")");
    }

    static void check(String name, Temporal expected) {
        boolean isKnown = expected instanceof ZonedDateTime
                || expected instanceof OffsetDateTime
                || expected instanceof Instant
                || expected instanceof LocalDateTime
                || expected instanceof LocalDate;
        if (!isKnown) {
            throw new IllegalArgumentException(
                    name + " must be a ZonedDateTime, OffsetDateTime, Instant, LocalDateTime or LocalDate"
                            + " but was a " + expected.getClass().getSimpleName());
        }
    }

    static boolean isAt(Temporal start, Temporal expected) {
        if (!(start instanceof ZonedDateTime zoned)) {
            return start.equals(expected);
        }
        if (expected instanceof ZonedDateTime wanted) {
            return zoned.toInstant().equals(wanted.toInstant())
                    && zoned.getZone().normalized().equals(wanted.getZone().normalized());
        }
        return expected instanceof Instant && zoned.toInstant().equals(expected)
                || expected instanceof OffsetDateTime moment
                        && zoned.toInstant().equals(moment.toInstant());
    }
}
