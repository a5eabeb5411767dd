package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Assertions on a {@code text/calendar} part, such as an invitation, and on its first event.
 *
 * <p>The examples assert on an invitation from {@code shop@example.com} to {@code ada@example.org} for the event
 * {@code Opening}, at 10 a.m. in Berlin.
 *
 * @see CalendarObject
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class CalendarAssert extends AbstractMailPartAssert<CalendarAssert, MailPart> {

    /** {@link InstanceOfAssertFactory} for a {@link MailPart} that is a calendar object, as in {@code first(CALENDAR)}. */
    public static final InstanceOfAssertFactory<MailPart, CalendarAssert> CALENDAR =
            new InstanceOfAssertFactory<>(MailPart.class, CalendarAssert::new);

    CalendarAssert(MailPart actual) {
        super(actual, CalendarAssert.class);
    }

    /**
     * Verifies that the calendar object has the given method (property METHOD), such as REQUEST or CANCEL.
     *
     * <pre>{@code
     * assertThat(mail).calendar().hasMethod("REQUEST"); // passes
     * assertThat(mail).calendar().hasMethod("CANCEL"); // fails
     * }</pre>
     *
     * @param expected the method, case-insensitive
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5546#section-1.4">RFC 5546, section 1.4</a>
     */
    public CalendarAssert hasMethod(String expected) {
        return has(Expectation.of(
                "METHOD " + expected,
                part -> method(part).filter(expected::equalsIgnoreCase).isPresent(),
                part -> method(part).map(actual -> "it is " + actual).orElse("there is none")));
    }

    /**
     * Verifies that the event has the given title (property SUMMARY).
     *
     * <pre>{@code
     * assertThat(mail).calendar().hasSummary("Opening"); // passes
     * assertThat(mail).calendar().hasSummary("Closing"); // fails
     * }</pre>
     *
     * @param expected the title, unfolded and unescaped
     * @return this assertion object
     */
    public CalendarAssert hasSummary(String expected) {
        return hasProperty("SUMMARY", expected);
    }

    /**
     * Verifies that the event has the given property, such as LOCATION, UID or STATUS, with the given value.
     *
     * <pre>{@code
     * assertThat(mail).calendar().hasProperty("LOCATION", "Room 1, first floor"); // passes
     * assertThat(mail).calendar().hasProperty("LOCATION", "Room 2"); // fails
     * }</pre>
     *
     * @param name the name of the property, case-insensitive
     * @param expected its value, unfolded and unescaped
     * @return this assertion object
     */
    public CalendarAssert hasProperty(String name, String expected) {
        return has(Expectation.of(
                name + " " + Printable.quote(expected),
                part -> property(part, name).equals(Optional.of(expected)),
                part -> property(part, name)
                        .map(actual -> "it is " + Printable.quote(actual))
                        .orElse("there is none")));
    }

    /**
     * Verifies that the event starts at the given time (property DTSTART). For a {@link java.time.ZonedDateTime}, both
     * the time and the zone must match. For an {@link java.time.Instant} or {@link java.time.OffsetDateTime}, the event
     * must start at the same moment, regardless of the zone. A {@link java.time.LocalDateTime} stands for a time
     * without a zone, and a {@link java.time.LocalDate} for an all-day event.
     *
     * <pre>{@code
     * ZonedDateTime tenInBerlin = ZonedDateTime.of(2026, 6, 1, 10, 0, 0, 0, ZoneId.of("Europe/Berlin"));
     * assertThat(mail).calendar().startsAt(tenInBerlin); // passes
     * assertThat(mail).calendar().startsAt(tenInBerlin.toLocalDate()); // fails
     * }</pre>
     *
     * @param expected the start
     * @return this assertion object
     * @throws IllegalArgumentException if the start is of any other type
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5">RFC 5545, section 3.3.5</a>
     */
    public CalendarAssert startsAt(Temporal expected) {
        CalendarTime.check("a start", expected);
        return isAt("start", expected, CalendarObject::start, CalendarObject::startAsWritten);
    }

    /**
     * Verifies that the event ends at the given time. Its end comes from DTEND, or from DTSTART and DURATION. Times are compared as in
     * {@link #startsAt(Temporal)}. The end of an all-day event is the day after its last day.
     *
     * <pre>{@code
     * ZonedDateTime elevenInBerlin = ZonedDateTime.of(2026, 6, 1, 11, 0, 0, 0, ZoneId.of("Europe/Berlin"));
     * assertThat(mail).calendar().endsAt(elevenInBerlin); // passes
     * assertThat(mail).calendar().endsAt(elevenInBerlin.plusHours(1)); // fails
     * }</pre>
     *
     * @param expected the end
     * @return this assertion object
     * @throws IllegalArgumentException if the end is of a type that {@code startsAt(..)} does not accept
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.8.2.2">RFC 5545, section 3.8.2.2</a>
     */
    public CalendarAssert endsAt(Temporal expected) {
        CalendarTime.check("an end", expected);
        return isAt("end", expected, CalendarObject::end, CalendarObject::endAsWritten);
    }

    private CalendarAssert isAt(
            String what,
            Temporal expected,
            Function<CalendarObject, Optional<Temporal>> time,
            Function<CalendarObject, Optional<String>> written) {
        return has(Expectation.of(
                "the " + what + (expected instanceof LocalDate ? " date " : " time ") + expected,
                part -> object(part)
                        .flatMap(time)
                        .filter(actual -> CalendarTime.isAt(actual, expected))
                        .isPresent(),
                part -> object(part)
                        .flatMap(time)
                        .map(actual -> "it " + what + "s at " + actual)
                        .orElseGet(() -> object(part)
                                .flatMap(written)
                                .map(line -> "its " + what + " cannot be determined from " + Printable.quote(line))
                                .orElse("there is none"))));
    }

    /**
     * Verifies that the event has the given organizer (property ORGANIZER).
     *
     * <pre>{@code
     * assertThat(mail).calendar().hasOrganizer("shop@example.com"); // passes
     * assertThat(mail).calendar().hasOrganizer("ada@example.org"); // fails
     * }</pre>
     *
     * @param address the address
     * @return this assertion object
     * @throws IllegalArgumentException if the address is invalid
     */
    public CalendarAssert hasOrganizer(String address) {
        MailAddress expected = Mailbox.parse(address).address();
        Function<MailPart, Optional<MailAddress>> organizer =
                part -> object(part).flatMap(CalendarObject::organizer);
        return has(Expectation.of(
                "the organizer <" + expected + ">",
                part -> organizer.apply(part).equals(Optional.of(expected)),
                part -> organizer
                        .apply(part)
                        .map(actual -> "it is <" + actual + ">")
                        .orElse("there is none")));
    }

    /**
     * Verifies that the event has the given attendee (property ATTENDEE), possibly among others.
     *
     * <pre>{@code
     * assertThat(mail).calendar().hasAttendee("ada@example.org"); // passes
     * assertThat(mail).calendar().hasAttendee("bob@example.org"); // fails
     * }</pre>
     *
     * @param address the address
     * @return this assertion object
     * @throws IllegalArgumentException if the address is invalid
     */
    public CalendarAssert hasAttendee(String address) {
        MailAddress expected = Mailbox.parse(address).address();
        Function<MailPart, List<MailAddress>> attendees =
                part -> object(part).map(CalendarObject::attendees).orElse(List.of());
        return has(Expectation.of(
                "the attendee <" + expected + ">",
                part -> attendees.apply(part).contains(expected),
                part -> attendees.apply(part).isEmpty()
                        ? "there is none"
                        : "it has " + Elsewhere.inWords(attendees.apply(part))));
    }

    /**
     * Verifies that the event has the given revision number (property SEQUENCE, which defaults to 0).
     *
     * <pre>{@code
     * assertThat(mail).calendar().hasSequence(0); // passes
     * assertThat(mail).calendar().hasSequence(1); // fails
     * }</pre>
     *
     * @param expected the revision number
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.8.7.4">RFC 5545, section 3.8.7.4</a>
     */
    public CalendarAssert hasSequence(int expected) {
        Function<MailPart, OptionalInt> sequence =
                part -> object(part).map(CalendarObject::sequence).orElse(OptionalInt.empty());
        return has(Expectation.of(
                "SEQUENCE " + expected,
                part -> sequence.apply(part).equals(OptionalInt.of(expected)),
                part -> sequence.apply(part).isPresent()
                        ? "it is " + sequence.apply(part).getAsInt()
                        : "its SEQUENCE is not a number"));
    }

    private static Optional<CalendarObject> object(MailPart part) {
        return part.calendar();
    }

    private static Optional<String> method(MailPart part) {
        return object(part).flatMap(CalendarObject::method);
    }

    private static Optional<String> property(MailPart part, String name) {
        return object(part).flatMap(calendar -> calendar.property(name));
    }
}
