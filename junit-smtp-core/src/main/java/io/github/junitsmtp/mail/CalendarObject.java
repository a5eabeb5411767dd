package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A calendar object, such as an invitation, with unfolded lines and unescaped values. If it contains several events,
 * such as a series with exceptions, this object describes the first.
 *
 * @see MailPart#calendar()
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.4">RFC 5545, section 3.4</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CalendarObject {

    /** The lines of the calendar itself, such as PRODID. */
    private final List<CalendarLine> calendar;

    private final CalendarZones zones;
    /** The lines of the event, without its alarms. */
    private final List<CalendarLine> event;

    CalendarObject(List<CalendarLine> calendar, CalendarZones zones, List<CalendarLine> event) {
        this.calendar = calendar;
        this.zones = zones;
        this.event = event;
    }

    /** Reads the first event of a part, or else the first calendar. */
    static CalendarObject of(MailPart part) {
        List<CalendarObject> objects = CalendarStream.of(part).calendars().stream()
                .flatMap(List::stream)
                .toList();
        return objects.stream()
                .filter(object -> !object.event.isEmpty())
                .findFirst()
                .or(() -> objects.stream().findFirst())
                .orElseGet(() -> new CalendarObject(List.of(), CalendarZones.NONE, List.of()));
    }

    /**
     * Returns the method, which tells the recipient what to do.
     *
     * @return the METHOD property in upper case, such as {@code REQUEST} or {@code CANCEL}, or empty if there is none
     */
    public Optional<String> method() {
        return ofCalendar("METHOD").stream()
                .map(line -> line.value().toUpperCase(Locale.ROOT))
                .findFirst();
    }

    /**
     * Returns a property of the event.
     *
     * @param name the name, such as {@code LOCATION}, case-insensitive
     * @return the value of the first property with that name, or empty if there is none
     */
    public Optional<String> property(String name) {
        return lines(name).map(CalendarLine::text).findFirst();
    }

    /**
     * Returns the ID of the event, which is the same in all messages about the event.
     *
     * @return the UID property, or empty if there is none
     */
    public Optional<String> uid() {
        return property("UID");
    }

    /**
     * Returns the title of the event.
     *
     * @return the SUMMARY property, or empty if there is none
     */
    public Optional<String> summary() {
        return property("SUMMARY");
    }

    /**
     * Returns the start of the event, in the zone that DTSTART names. The zone is recognized if
     * {@link java.time.ZoneId} supports its name, its name without a prefix such as {@code /example.org/}, or the
     * X-LIC-LOCATION of its VTIMEZONE.
     *
     * @return a {@link java.time.ZonedDateTime}; a {@link java.time.LocalDateTime} if there is no zone; a
     *     {@link java.time.LocalDate} for an all-day event; empty if the start is missing or invalid
     */
    public Optional<Temporal> start() {
        return lines("DTSTART").findFirst().flatMap(this::time);
    }

    Optional<String> startAsWritten() {
        return lines("DTSTART").map(CalendarLine::written).findFirst();
    }

    /**
     * Returns the end of the event: the time in DTEND, or DURATION after the start. Without either, an all-day event lasts one
     * day, and any other event ends when it starts.
     *
     * @return a time of a kind that {@link #start()} returns, or empty if the end is missing or invalid; for an all-day event, the day after
     *     its last day
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1">RFC 5545, section 3.6.1</a>
     */
    public Optional<Temporal> end() {
        Optional<CalendarLine> end = lines("DTEND").findFirst();
        if (end.isPresent()) {
            return time(end.get());
        }
        Optional<CalendarLine> duration = lines("DURATION").findFirst();
        return start().flatMap(start -> duration.isPresent()
                ? CalendarTime.after(start, duration.get())
                : Optional.of(start instanceof LocalDate day ? day.plusDays(1) : start));
    }

    /** Returns the line that should tell the end; the start if that is why there is none. */
    Optional<String> endAsWritten() {
        return lines("DTEND")
                .findFirst()
                .or(() -> lines(start().isPresent() ? "DURATION" : "DTSTART").findFirst())
                .map(CalendarLine::written);
    }

    /**
     * Returns the organizer.
     *
     * @return the address in the ORGANIZER property, or empty if there is none
     */
    public Optional<MailAddress> organizer() {
        return lines("ORGANIZER").flatMap(line -> line.address().stream()).findFirst();
    }

    /**
     * Returns the attendees.
     *
     * @return the addresses in the ATTENDEE properties, in order
     */
    public List<MailAddress> attendees() {
        return lines("ATTENDEE").flatMap(line -> line.address().stream()).toList();
    }

    /**
     * Returns the revision number of the event.
     *
     * @return the SEQUENCE property, or 0 if there is none; empty if the property is not a number
     */
    public OptionalInt sequence() {
        String digits = property("SEQUENCE").orElse("0");
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** Returns whether this describes an event rather than a to-do, a journal entry or free/busy time. */
    boolean isEvent() {
        return event.stream().anyMatch(line -> line.component().equals("VEVENT"));
    }

    /** Returns the lines of a property of the calendar object itself, such as PRODID. */
    List<CalendarLine> ofCalendar(String name) {
        return calendar.stream().filter(line -> line.name().equals(name)).toList();
    }

    /** Returns the lines of a property of the event. */
    List<CalendarLine> ofEvent(String name) {
        return lines(name).toList();
    }

    /** Returns the time in a line of the event. */
    Optional<Temporal> time(CalendarLine line) {
        return CalendarTime.read(line, zones);
    }

    /** Returns the names of the time zones that the event refers to. */
    Stream<String> zonesUsed() {
        return event.stream()
                .flatMap(line -> Stream.ofNullable(line.parameters().get("TZID")));
    }

    /** Returns the time zones that the calendar defines. */
    CalendarZones zones() {
        return zones;
    }

    private Stream<CalendarLine> lines(String name) {
        return event.stream().filter(line -> line.name().equalsIgnoreCase(name));
    }

    /**
     * Returns the method, title and start, such as {@code REQUEST "Opening" at 2026-06-01T10:00+02:00[Europe/Berlin]}.
     */
    @Override
    public String toString() {
        return method().orElse("no METHOD")
                + summary().map(title -> " " + Printable.quote(title)).orElse("")
                + start().map(start -> " at " + start).orElse("");
    }
}
