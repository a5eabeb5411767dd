package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Dates and times of calendar objects (RFC 5545, sections 3.3.4 and 3.3.5). */
final class CalendarTime {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    private CalendarTime() {}

    static Optional<Temporal> read(CalendarLine line, List<CalendarLine> calendar) {
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
            return zone == null ? Optional.of(local) : zone(zone, calendar).map(local::atZone);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Finds a zone by its name, by its name without a prefix such as {@code /example.org/}, or by the X-LIC-LOCATION of
     * its definition.
     */
    private static Optional<ZoneId> zone(String id, List<CalendarLine> calendar) {
        Stream<String> suffixes =
                IntStream.range(0, id.length()).filter(i -> id.charAt(i) == '/').mapToObj(i -> id.substring(i + 1));
        Stream<String> locations = calendar.stream()
                .filter(line ->
                        line.component().equals("VTIMEZONE") && line.name().equals("TZID"))
                .filter(line -> line.text().equals(id))
                .flatMap(definition -> calendar.stream()
                        .filter(line -> line.number() == definition.number())
                        .filter(line -> line.name().equals("X-LIC-LOCATION")))
                .map(CalendarLine::text);
        return Stream.of(Stream.of(id), suffixes, locations)
                .flatMap(names -> names)
                .filter(name -> ZoneId.getAvailableZoneIds().contains(name))
                .findFirst()
                .map(ZoneId::of);
    }

    /** Returns what is wrong with the date or time in a line, with the section of RFC 5545. A zone may be unknown here. */
    static Optional<String> faultOf(CalendarLine line) {
        Optional<Temporal> time = read(line.withoutParameters(), List.of());
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

    private static Optional<String> fault(String what, CalendarLine line, String section) {
        return Optional.of(what + ": " + Printable.quote(line.written()) + " (RFC 5545, section " + section + ")");
    }

    static void check(Temporal expected) {
        boolean isKnown = expected instanceof ZonedDateTime
                || expected instanceof OffsetDateTime
                || expected instanceof Instant
                || expected instanceof LocalDateTime
                || expected instanceof LocalDate;
        if (!isKnown) {
            throw new IllegalArgumentException(
                    "a start must be a ZonedDateTime, OffsetDateTime, Instant, LocalDateTime or LocalDate"
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
