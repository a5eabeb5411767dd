package io.github.junitsmtp.mail;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The time zones that a calendar defines (RFC 5545, section 3.6.5). */
final class CalendarZones {

    static final CalendarZones NONE = of(List.of());

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();
    private static final int LONGEST =
            KNOWN.stream().mapToInt(String::length).max().orElse(0);

    /** Where each zone is, by its name as written and unescaped. */
    private final Map<String, List<String>> locations;

    private CalendarZones(Map<String, List<String>> locations) {
        this.locations = locations;
    }

    /** Reads the lines of all VTIMEZONE components. */
    static CalendarZones of(List<CalendarLine> lines) {
        Map<String, List<String>> locations = new HashMap<>();
        lines.stream()
                .collect(Collectors.groupingBy(CalendarLine::number))
                .values()
                .forEach(zone -> values(zone, "TZID")
                        .forEach(name -> locations
                                .computeIfAbsent(name, unknown -> new ArrayList<>())
                                .addAll(values(zone, "X-LIC-LOCATION").toList())));
        return new CalendarZones(locations);
    }

    private static Stream<String> values(List<CalendarLine> zone, String property) {
        return zone.stream()
                .filter(line -> line.name().equals(property))
                .flatMap(line -> Stream.of(line.value().strip(), line.text().strip()))
                .distinct();
    }

    boolean define(String name) {
        return locations.containsKey(name);
    }

    /**
     * Finds a zone by its name, by its name without a prefix such as {@code /example.org/}, or by the X-LIC-LOCATION of
     * its definition.
     */
    Optional<ZoneId> find(String name) {
        Stream<String> suffixes = IntStream.range(Math.max(0, name.length() - LONGEST - 1), name.length())
                .filter(i -> name.charAt(i) == '/')
                .mapToObj(i -> name.substring(i + 1));
        return Stream.of(Stream.of(name), suffixes, locations.getOrDefault(name, List.of()).stream())
                .flatMap(Function.identity())
                .filter(KNOWN::contains)
                .findFirst()
                .map(ZoneId::of);
    }
}
