package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.BodyText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calendars in a {@code text/calendar} part (RFC 5545, section 3.4). There is usually one, with one event; a series with exceptions has
 * several events.
 */
final class CalendarStream {

    private static final Set<String> SUBJECTS = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY");

    private final List<CalendarLine> read;

    private CalendarStream(List<CalendarLine> read) {
        this.read = read;
    }

    static CalendarStream of(MailPart part) {
        String text = BodyText.decoded(part.type(), CalendarLine.unfolded(part.content()));
        return new CalendarStream(text.lines().map(CalendarLine::read).toList());
    }

    /** Returns whether each component has a beginning and an end. */
    boolean isComplete() {
        return CalendarLine.areComplete(read);
    }

    /** Returns what each calendar is about, such as its events; for a calendar about nothing, one object without an event. */
    List<List<CalendarObject>> calendars() {
        return grouped(CalendarLine.inComponents(read).stream(), CalendarLine::calendar).stream()
                .map(CalendarStream::objects)
                .toList();
    }

    private static List<CalendarObject> objects(List<CalendarLine> calendar) {
        List<CalendarLine> properties =
                calendar.stream().filter(line -> line.depth() == 1).toList();
        CalendarZones zones = CalendarZones.of(calendar.stream()
                .filter(line -> line.component().equals("VTIMEZONE"))
                .toList());
        List<CalendarObject> objects = grouped(
                        calendar.stream().filter(line -> line.depth() == 2 && SUBJECTS.contains(line.component())),
                        CalendarLine::number)
                .stream()
                .map(subject -> new CalendarObject(properties, zones, subject))
                .toList();
        return objects.isEmpty() ? List.of(new CalendarObject(properties, zones, List.of())) : objects;
    }

    private static Collection<List<CalendarLine>> grouped(
            Stream<CalendarLine> lines, Function<CalendarLine, Integer> number) {
        return lines.collect(Collectors.groupingBy(number, LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
