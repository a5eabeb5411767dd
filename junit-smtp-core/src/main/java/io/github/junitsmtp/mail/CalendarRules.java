package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule on invitations and other calendar objects. */
final class CalendarRules {

    private static final List<String> OF_CALENDAR = List.of("PRODID", "VERSION");

    private static final List<String> ONCE_AT_MOST = List.of(
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
        this.violations = detail -> violations.accept(MessageRule.INVITATION, detail);
    }

    void check() {
        mail.calendars()
                .forEach(part -> part.calendar().ifPresent(calendar -> {
                    if (calendar.isComplete()) {
                        properties(part, calendar);
                        method(part, calendar);
                        request(part, calendar);
                        if (calendar.isEvent()) {
                            times(part, calendar);
                            people(part, calendar);
                        }
                    } else {
                        violations.accept(
                                BodyRules.label(part)
                                        + " is not a complete calendar from BEGIN:VCALENDAR to END:VCALENDAR (RFC 5545, section 3.4)");
                    }
                }));
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
    private void request(MailPart part, CalendarObject calendar) {
        String missing = Stream.of("UID", "DTSTAMP", "DTSTART", "ORGANIZER", "ATTENDEE")
                .filter(name -> calendar.property(name)
                        .filter(value -> !value.isBlank())
                        .isEmpty())
                .collect(Collectors.joining(", "));
        if (calendar.isEvent() && calendar.method().equals(Optional.of("REQUEST")) && !missing.isEmpty()) {
            violations.accept(BodyRules.label(part) + " requests an event without " + missing);
        }
    }

    /** RFC 5545, sections 3.6 and 3.6.1. */
    private void properties(MailPart part, CalendarObject calendar) {
        String missing = OF_CALENDAR.stream()
                .filter(name -> calendar.ofCalendar(name).isEmpty())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            violations.accept(BodyRules.label(part) + " lacks " + missing + " (RFC 5545, section 3.6)");
        }
        Stream<String> ofCalendar = Stream.concat(OF_CALENDAR.stream(), Stream.of("METHOD", "CALSCALE"))
                .filter(name -> calendar.ofCalendar(name).size() > 1);
        Stream<String> ofEvent = ONCE_AT_MOST.stream()
                .filter(name -> calendar.isEvent() && calendar.ofEvent(name).size() > 1);
        String repeated = Stream.concat(ofCalendar, ofEvent).collect(Collectors.joining(", "));
        if (!repeated.isEmpty()) {
            violations.accept(BodyRules.label(part) + " has more than one " + repeated + " (RFC 5545, section 3.6)");
        }
    }

    /** RFC 5545, sections 3.3.5, 3.6.1 and 3.8.2.2. */
    private void times(MailPart part, CalendarObject calendar) {
        Stream.of("DTSTAMP", "DTSTART", "DTEND")
                .flatMap(name -> calendar.ofEvent(name).stream())
                .flatMap(line -> CalendarTime.faultOf(line).stream())
                .forEach(fault -> violations.accept(BodyRules.label(part) + " has " + fault));
        Optional<CalendarLine> end = calendar.ofEvent("DTEND").stream().findFirst();
        if (end.isPresent() && !calendar.ofEvent("DURATION").isEmpty()) {
            violations.accept(BodyRules.label(part) + " has both DTEND and DURATION (RFC 5545, section 3.6.1)");
        }
        Optional<Temporal> until = end.flatMap(calendar::time);
        Optional<Temporal> start = calendar.start();
        if (until.isEmpty() || start.isEmpty()) {
            return;
        }
        if (!until.get().getClass().equals(start.get().getClass())) {
            violations.accept(BodyRules.label(part) + " has a DTEND of a different kind than DTSTART: "
                    + Printable.quote(end.orElseThrow().written()) + " (RFC 5545, section 3.8.2.2)");
        } else if (!isAfter(until.get(), start.get())) {
            violations.accept(BodyRules.label(part) + " has an end that is not after its start: "
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
    private void people(MailPart part, CalendarObject calendar) {
        Stream.of("ORGANIZER", "ATTENDEE")
                .flatMap(name -> calendar.ofEvent(name).stream())
                .filter(line -> !line.value().isBlank())
                .forEach(line -> {
                    if (line.value().indexOf(':') < 0) {
                        violations.accept(BodyRules.label(part) + " has an address that is not a mailto: URI: "
                                + Printable.quote(line.written()) + " (RFC 5545, section 3.3.3)");
                    } else if (line.mailto()
                            .filter(address -> !isMailbox(address))
                            .isPresent()) {
                        violations.accept(BodyRules.label(part) + " has a mailto: URI without a valid address: "
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
