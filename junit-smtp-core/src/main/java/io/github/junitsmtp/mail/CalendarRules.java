package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule on invitations and other calendar objects. */
final class CalendarRules {

    private static final List<String> OF_CALENDAR = List.of("PRODID", "VERSION");

    private static final List<String> OF_CALENDAR_ONCE = List.of("PRODID", "VERSION", "METHOD", "CALSCALE");

    private static final List<String> OF_EVENT_ONCE_AT_MOST = List.of(
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RECURRENCE-ID",
            "ORGANIZER",
            "SEQUENCE",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "STATUS",
            "CLASS",
            "PRIORITY",
            "TRANSP",
            "URL",
            "GEO",
            "CREATED",
            "LAST-MODIFIED");

    private final ReceivedMail mail;
    private final Consumer<String> violations;

    CalendarRules(ReceivedMail mail, BiConsumer<MessageRule, String> violations) {
        this.mail = mail;
        Set<String> told = new HashSet<>(); // several calendars may have the same fault
        this.violations = detail -> {
            if (told.add(detail)) {
                violations.accept(MessageRule.INVITATION, detail);
            }
        };
    }

    void check() {
        mail.calendars().forEach(this::check);
    }

    private void check(MailPart part) {
        CalendarStream stream = CalendarStream.of(part);
        String label = BodyRules.label(part);
        if (!stream.isComplete()) {
            violations.accept(label
                    + " is not a complete calendar from BEGIN:VCALENDAR to END:VCALENDAR (RFC 5545, section 3.4)");
            return;
        }
        stream.calendars().forEach(objects -> {
            CalendarObject calendar = objects.get(0);
            repeated(label, OF_CALENDAR_ONCE, calendar::ofCalendar);
            missing(label, calendar);
            method(part, calendar);
            zones(label, objects);
            sameUid(label, objects);
        });
        List<CalendarObject> events = stream.calendars().stream()
                .flatMap(List::stream)
                .filter(CalendarObject::isEvent)
                .toList();
        for (int i = 0; i < events.size(); i++) {
            event(events.size() == 1 ? label : "event " + (i + 1) + " of " + label, events.get(i));
        }
    }

    private void event(String label, CalendarObject event) {
        repeated(label, OF_EVENT_ONCE_AT_MOST, event::ofEvent);
        request(label, event);
        times(label, event);
        people(label, event);
    }

    /**
     * RFC 6047, section 2.4, and RFC 5545, section 3.7.2: the parameter and the property must both be present and
     * equal, or both be absent.
     */
    private void method(MailPart part, CalendarObject calendar) {
        Optional<String> announced = part.parameter("method").map(method -> method.toUpperCase(Locale.ROOT));
        if (!announced.equals(calendar.method())) {
            violations.accept(BodyRules.label(part) + " has "
                    + announced.map(method -> "method=" + method).orElse("no method") + " in its Content-Type but "
                    + calendar.method().map(method -> "METHOD:" + method).orElse("no METHOD") + " in its content");
        }
    }

    /** RFC 5546, section 3.2.2. */
    private void request(String label, CalendarObject event) {
        String missing = Stream.of("UID", "DTSTAMP", "DTSTART", "ORGANIZER", "ATTENDEE")
                .filter(name ->
                        event.property(name).filter(value -> !value.isBlank()).isEmpty())
                .collect(Collectors.joining(", "));
        if (isRequest(event) && !missing.isEmpty()) {
            violations.accept(label + " requests an event without " + missing);
        }
    }

    /** RFC 5546, section 3.2.2: a request has several events only for a series with exceptions. */
    private void sameUid(String label, List<CalendarObject> objects) {
        List<String> ids = objects.stream()
                .filter(object -> object.isEvent() && isRequest(object))
                .flatMap(event -> event.uid().stream())
                .distinct()
                .map(Printable::quote)
                .toList();
        if (ids.size() > 1) {
            violations.accept(
                    label + " requests events with different UIDs: " + Brief.list(ids) + " (RFC 5546, section 3.2.2)");
        }
    }

    private static boolean isRequest(CalendarObject event) {
        return event.method().equals(Optional.of("REQUEST"));
    }

    /** RFC 5545, section 3.6. */
    private void missing(String label, CalendarObject calendar) {
        String missing = OF_CALENDAR.stream()
                .filter(name -> calendar.ofCalendar(name).isEmpty())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            violations.accept(label + " lacks " + missing + " (RFC 5545, section 3.6)");
        }
    }

    /** RFC 5545, sections 3.6 and 3.6.1. */
    private void repeated(String label, List<String> onceAtMost, Function<String, List<CalendarLine>> lines) {
        String repeated =
                onceAtMost.stream().filter(name -> lines.apply(name).size() > 1).collect(Collectors.joining(", "));
        if (!repeated.isEmpty()) {
            violations.accept(label + " has more than one " + repeated + " (RFC 5545, section 3.6)");
        }
    }

    /** RFC 5545, section 3.2.19. A name that begins with a slash is in a registry. */
    private void zones(String label, List<CalendarObject> objects) {
        CalendarZones zones = objects.get(0).zones();
        objects.stream()
                .flatMap(CalendarObject::zonesUsed)
                .distinct()
                .filter(zone -> !zone.startsWith("/") && !zones.define(zone))
                .forEach(zone -> violations.accept(label + " has no VTIMEZONE for the TZID " + Printable.quote(zone)
                        + " (RFC 5545, section 3.2.19)"));
    }

    /** RFC 5545, sections 3.3.5, 3.6.1 and 3.8.2.2. */
    private void times(String label, CalendarObject event) {
        Stream.of("DTSTAMP", "DTSTART", "DTEND", "RECURRENCE-ID")
                .flatMap(name -> event.ofEvent(name).stream())
                .flatMap(line -> CalendarTime.faultOf(line).stream())
                .forEach(fault -> violations.accept(label + " has " + fault));
        Optional<Temporal> start = event.start();
        event.ofEvent("DURATION").stream()
                .flatMap(line -> CalendarTime.faultOfDuration(line, start).stream())
                .forEach(fault -> violations.accept(label + " has " + fault));
        Optional<CalendarLine> end = event.ofEvent("DTEND").stream().findFirst();
        if (end.isPresent() && !event.ofEvent("DURATION").isEmpty()) {
            violations.accept(label + " has both DTEND and DURATION (RFC 5545, section 3.6.1)");
        }
        Optional<Temporal> until = end.flatMap(event::time);
        if (until.isEmpty() || start.isEmpty()) {
            return;
        }
        if (!until.get().getClass().equals(start.get().getClass())) {
            violations.accept(label + " has a DTEND of a different kind than DTSTART: "
                    + Printable.quote(end.orElseThrow().written()) + " (RFC 5545, section 3.8.2.2)");
        } else if (!isAfter(until.get(), start.get())) {
            violations.accept(label + " has an end that is not after its start: "
                    + Printable.quote(end.orElseThrow().written()) + " (RFC 5545, section 3.8.2.2)");
        }
    }

    private static boolean isAfter(Temporal end, Temporal start) {
        if (end instanceof ZonedDateTime moment && start instanceof ZonedDateTime other) {
            return moment.isAfter(other);
        }
        if (end instanceof LocalDateTime moment && start instanceof LocalDateTime other) {
            return moment.isAfter(other);
        }
        return !(end instanceof LocalDate day && start instanceof LocalDate other) || day.isAfter(other);
    }

    /** RFC 5545, section 3.3.3. */
    private void people(String label, CalendarObject event) {
        Stream.of("ORGANIZER", "ATTENDEE")
                .flatMap(name -> event.ofEvent(name).stream())
                .filter(line -> !line.value().isBlank())
                .forEach(line -> {
                    if (line.value().indexOf(':') < 0) {
                        violations.accept(label + " has an address that is not a mailto: URI: "
                                + Printable.quote(line.written()) + " (RFC 5545, section 3.3.3)");
                    } else if (line.mailto()
                            .filter(address -> !isMailbox(address))
                            .isPresent()) {
                        violations.accept(label + " has a mailto: URI without a valid address: "
                                + Printable.quote(line.written()) + " (RFC 6068, section 2)");
                    }
                });
    }

    private static boolean isMailbox(String address) {
        AddressList list = AddressList.read(address);
        return list.fault().isEmpty()
                && list.mailboxes().size() == 1
                && list.mailboxes().get(0).displayName().isEmpty()
                && address.indexOf('<') < 0;
    }
}
