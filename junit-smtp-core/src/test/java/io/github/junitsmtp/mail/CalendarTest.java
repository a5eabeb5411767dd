package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.SampleMails.INVITATION;
import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.SmtpSoftAssertions;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendar objects of RFC 5545, as in invitations (RFC 6047). */
class CalendarTest {

    private static final ZonedDateTime TEN_IN_BERLIN =
            ZonedDateTime.of(2026, 6, 1, 10, 0, 0, 0, ZoneId.of("Europe/Berlin"));

    private final ReceivedMail invitation = mail(INVITATION, "ada@example.org");

    private static ReceivedMail with(String line, String instead) {
        assertThat(INVITATION).contains(line);
        return mail(INVITATION.replace(line, instead));
    }

    private static ReceivedMail startingAt(String property) {
        return with("DTSTART;TZID=Europe/Berlin:20260601T100000", property);
    }

    @Test
    void an_invitation_is_read_as_a_calendar_reads_it() {
        assertThat(invitation)
                .calendar()
                .hasMethod("request")
                .hasSummary("Opening of the new shop, with m\u00fcsic\nand more")
                .hasProperty("location", "Room 1, first floor")
                .hasProperty("UID", "4711@example.com")
                .hasSequence(2)
                .startsAt(TEN_IN_BERLIN)
                .hasOrganizer("shop@example.com")
                .hasAttendee("ada@example.org")
                .hasAttendee("bob@example.org")
                .hasContentType("text/calendar")
                .hasParameter("method", "REQUEST")
                .text()
                .startsWith("BEGIN:VCALENDAR\n");
        assertThat(invitation).isWellFormed();
    }

    @Test
    void it_is_there_as_values() {
        CalendarObject calendar = invitation.calendar().orElseThrow();

        assertThat(calendar.method()).contains("REQUEST");
        assertThat(calendar.uid()).contains("4711@example.com");
        assertThat(calendar.start()).contains(TEN_IN_BERLIN);
        assertThat(calendar.organizer()).contains(MailAddress.parse("shop@example.com"));
        assertThat(calendar.attendees())
                .containsExactly(MailAddress.parse("ada@example.org"), MailAddress.parse("bob@example.org"));
        assertThat(calendar.sequence()).hasValue(2);
        assertThat(calendar.property("DESCRIPTION")).isEmpty();
        assertThat(calendar)
                .hasToString(
                        "REQUEST \"Opening of the new shop, with m\u00fcsic\\nand more\" at 2026-06-01T10:00+02:00[Europe/Berlin]");
        assertThat(mail("Subject: x\n\n").calendar()).isEmpty();
    }

    @Test
    void lines_may_be_folded_within_a_character() {
        byte[] umlaut = {(byte) 0xc3, '\r', '\n', ' ', (byte) 0xbc, '\n', '\t', 'x'};

        assertThat(CalendarLine.unfolded(umlaut)).containsExactly(0xc3, 0xbc, 'x');
        assertThat(CalendarLine.unfolded(new byte[] {'a', '\r', '\n'})).containsExactly('a', '\r', '\n');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20260601T080000Z|2026-06-01T08:00Z",
                "DTSTART:20260601T100000|2026-06-01T10:00",
                "DTSTART;VALUE=DATE:20260601|2026-06-01",
                "DTSTART;TZID=\"America/New_York\":20260601T100000|2026-06-01T10:00-04:00[America/New_York]",
                "DTSTART;TZID=/example.org/2026/Europe/Berlin:20261201T100000|2026-12-01T10:00+01:00[Europe/Berlin]",
                "DTSTART;X-A=b:c;TZID=Europe/Berlin:20261201T100000|",
                "DTSTART;TZID=Nowhere:20260601T100000|",
                "DTSTART:20260632T100000|",
                "DTSTART:20260231T100000|",
                "DTSTART;VALUE=DATE:20260229|",
                "DTSTART:20260601T240000Z|",
                "DTSTART:soon|",
            })
    void starts_have_the_zone_that_they_name(String property, String start) {
        assertThat(startingAt(property)
                        .calendar()
                        .flatMap(CalendarObject::start)
                        .map(Temporal::toString))
                .isEqualTo(Optional.ofNullable(start));
    }

    /** Sections 3.3.6, 3.6.1 and 3.8.2.2 of RFC 5545. On 29 March 2026, clocks in Berlin went forward at 2 a.m. */
    @ParameterizedTest
    @CsvSource({
        "DTSTART;TZID=Europe/Berlin:20260601T100000, DTEND;TZID=Europe/Berlin:20260601T113000, 2026-06-01T11:30+02:00[Europe/Berlin]",
        "DTSTART;TZID=Europe/Berlin:20260601T100000, DTEND:20260601T093000Z, 2026-06-01T09:30Z",
        "DTSTART;TZID=Europe/Berlin:20260328T100000, DURATION:P1D, 2026-03-29T10:00+02:00[Europe/Berlin]",
        "DTSTART;TZID=Europe/Berlin:20260328T100000, DURATION:PT24H, 2026-03-29T11:00+02:00[Europe/Berlin]",
        "DTSTART;TZID=Europe/Berlin:20260328T100000, DURATION:P15DT5H0M20S, 2026-04-12T15:00:20+02:00[Europe/Berlin]",
        "DTSTART:20260601T100000, DURATION:PT1H30M, 2026-06-01T11:30",
        "DTSTART:20260601T100000Z, , 2026-06-01T10:00Z",
        "DTSTART;VALUE=DATE:20260601, DTEND;VALUE=DATE:20260603, 2026-06-03",
        "DTSTART;VALUE=DATE:20260601, DURATION:P1W, 2026-06-08",
        "DTSTART;VALUE=DATE:20260601, , 2026-06-02",
        "DTSTART;VALUE=DATE:20260601, DURATION:PT1H, ",
        "DTSTART:20260601T100000Z, DURATION:P99999999999999999999D, ",
        "DTSTART:20260601T100000Z, DURATION:-PT1H, ",
        "DTSTART:20260601T100000Z, DTEND:tomorrow, ",
        "DTSTART:tomorrow, DURATION:PT1H, "
    })
    void an_event_ends_at_a_time_or_after_a_duration(String start, String end, String expected) {
        CalendarObject calendar =
                startingAt(end == null ? start : start + "\n" + end).calendar().orElseThrow();

        assertThat(calendar.end().map(String::valueOf)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void an_end_is_compared_as_a_start() {
        assertThat(startingAt("DTSTART;TZID=Europe/Berlin:20260601T100000\nDURATION:PT1H"))
                .calendar()
                .endsAt(TEN_IN_BERLIN.plusHours(1))
                .endsAt(TEN_IN_BERLIN.plusHours(1).toInstant());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(invitation).calendar().endsAt(LocalTime.NOON))
                .withMessage(
                        "an end must be a ZonedDateTime, OffsetDateTime, Instant, LocalDateTime or LocalDate but was a LocalTime");
    }

    @Test
    void a_zone_may_say_where_it_is() {
        assertThat(startingAt("DTSTART;TZID=Central:20260601T100000\nEND:VEVENT\nBEGIN:VTIMEZONE\nTZID:Central\n"
                        + "X-LIC-LOCATION:Europe/Berlin\nEND:VTIMEZONE\nBEGIN:VEVENT"))
                .calendar()
                .startsAt(TEN_IN_BERLIN);
    }

    @Test
    void a_start_is_a_time_in_a_zone_or_a_moment_or_neither() {
        Instant moment = TEN_IN_BERLIN.toInstant();

        assertThat(invitation).calendar().startsAt(moment).startsAt(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
        assertThat(startingAt("DTSTART:20260601T080000Z"))
                .calendar()
                .startsAt(moment)
                .startsAt(moment.atZone(ZoneId.of("UTC")))
                .startsAt(moment.atZone(ZoneOffset.UTC));
        assertThat(startingAt("DTSTART:20260601T100000")).calendar().startsAt(LocalDateTime.of(2026, 6, 1, 10, 0));
        assertThat(startingAt("DTSTART;VALUE=DATE:20260601")).calendar().startsAt(LocalDate.of(2026, 6, 1));
        for (Temporal other : List.of(
                TEN_IN_BERLIN.withZoneSameInstant(ZoneOffset.UTC),
                TEN_IN_BERLIN.plusHours(1),
                TEN_IN_BERLIN.toLocalDateTime(),
                TEN_IN_BERLIN.toLocalDate())) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(invitation).calendar().startsAt(other));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(invitation).calendar().startsAt(LocalTime.NOON))
                .withMessage(
                        "a start must be a ZonedDateTime, OffsetDateTime, Instant, LocalDateTime or LocalDate but was a LocalTime");
    }

    @Test
    void what_a_calendar_does_not_say_is_empty() {
        CalendarObject empty =
                mail("Content-Type: text/calendar\n\nEND:X\n:\n;=\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nSEQUENCE:x\nORGANIZER:none\n")
                        .calendar()
                        .orElseThrow();

        assertThat(empty.method()).isEmpty();
        assertThat(empty.start()).isEmpty();
        assertThat(empty.organizer()).isEmpty();
        assertThat(empty.attendees()).isEmpty();
        assertThat(empty.sequence()).isEmpty();
        assertThat(empty).hasToString("no METHOD");
    }

    @Test
    void soft_assertions_collect_what_a_calendar_should_be() {
        SmtpSoftAssertions softly = new SmtpSoftAssertions();

        softly.assertThat(invitation)
                .calendar()
                .hasMethod("CANCEL")
                .hasSequence(1)
                .hasSummary("x");
        softly.assertThat(mail("Subject: x\n\n")).calendar().hasMethod("CANCEL").hasSize(1);

        assertThat(softly.errorsCollected()).hasSize(4);
    }

    private static List<String> violations(ReceivedMail mail) {
        return mail.violations(RuleSet.only(MessageRule.INVITATION)).stream()
                .map(RuleViolation::detail)
                .toList();
    }

    @Test
    void the_methods_of_header_and_content_agree() {
        assertThat(violations(with("METHOD:REQUEST", "METHOD:PUBLISH")))
                .containsExactly(
                        "the message (text/calendar) has method=REQUEST in its Content-Type but METHOD:PUBLISH in its content");
        assertThat(violations(with("METHOD:REQUEST\n", "")))
                .containsExactly(
                        "the message (text/calendar) has method=REQUEST in its Content-Type but no METHOD in its content");
        assertThat(violations(with(" method=REQUEST;", "")))
                .containsExactly(
                        "the message (text/calendar) has no method in its Content-Type but METHOD:REQUEST in its content");
        assertThat(violations(mail(INVITATION.replace("METHOD:REQUEST", "METHOD:request"))))
                .isEmpty();
    }

    @Test
    void a_local_time_or_a_date_is_not_any_other() {
        ReceivedMail local = startingAt("DTSTART:20260601T100000");
        ReceivedMail allDay = startingAt("DTSTART;VALUE=DATE:20260601");
        LocalDateTime ten = LocalDateTime.of(2026, 6, 1, 10, 0);

        for (Temporal other :
                List.of(ten.plusMinutes(1), ten.toLocalDate(), TEN_IN_BERLIN, TEN_IN_BERLIN.toInstant())) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(local).calendar().startsAt(other));
        }
        for (Temporal other :
                List.of(LocalDate.of(2026, 6, 2), ten.toLocalDate().atStartOfDay())) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(allDay).calendar().startsAt(other));
        }
    }

    @Test
    void the_zone_that_is_named_counts_among_several() {
        String zones = "DTSTART;TZID=Central:20260601T100000\nEND:VEVENT\n"
                + "BEGIN:VTIMEZONE\nTZID:Eastern\nX-LIC-LOCATION:America/New_York\nEND:VTIMEZONE\n"
                + "BEGIN:VTIMEZONE\nTZID:Central\nX-LIC-LOCATION:Europe/Berlin\nEND:VTIMEZONE\nBEGIN:VEVENT";

        assertThat(startingAt(zones)).calendar().startsAt(TEN_IN_BERLIN);
    }

    @Test
    void a_to_do_needs_less_than_an_event() {
        assertThat(violations(mail(INVITATION.replace("VEVENT", "VTODO").replaceAll("(?m)^DTSTART.*\n", ""))))
                .isEmpty();
    }

    @Test
    void only_a_calendar_part_has_a_calendar_object() {
        ReceivedMail text = mail(INVITATION.replaceFirst("text/calendar", "text/plain"));

        assertThat(text.root().calendar()).isEmpty();
        assertThat(text.calendar()).isEmpty();
    }

    @Test
    void requests_have_what_answers_need() {
        assertThat(violations(with("UID:4711@example.com\nDTSTAMP:20261123T090000Z\n", "")))
                .containsExactly("the message (text/calendar) requests an event without UID, DTSTAMP");
        assertThat(violations(with("UID:4711@example.com", "UID:")))
                .containsExactly("the message (text/calendar) requests an event without UID");
        assertThat(violations(startingAt("X-START:soon")))
                .containsExactly("the message (text/calendar) requests an event without DTSTART");
        assertThat(violations(mail(INVITATION.replaceAll("(?mi)^ATTENDEE.*\n", ""))))
                .containsExactly("the message (text/calendar) requests an event without ATTENDEE");
        String published = INVITATION.replace("REQUEST", "PUBLISH").replaceAll("(?m)^ORGANIZER.*\n", "");
        assertThat(violations(mail(published))).isEmpty();
        assertThat(violations(mail(published.replaceAll("(?m)^DTSTART.*", "DTSTART:"))))
                .containsExactly(
                        "the message (text/calendar) has an invalid time: \"DTSTART:\" (RFC 5545, section 3.3.5)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "BEGIN:VCALENDAR\nVERSION:2.0",
                "VERSION:2.0\nEND:VCALENDAR",
                "BEGIN:VEVENT\nEND:VEVENT",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT",
                "BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR",
            })
    void a_calendar_object_is_complete(String content) {
        assertThat(violations(mail("Content-Type: text/calendar; method=REQUEST\n\n" + content + "\n")))
                .containsExactly(
                        "the message (text/calendar) is not a complete calendar from BEGIN:VCALENDAR to END:VCALENDAR (RFC 5545, section 3.4)");
    }

    /** RFC 5545, sections 3.3.3, 3.3.5, 3.6, 3.6.1 and 3.8.2.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERSION:2.0 | X-A:1 | lacks VERSION (RFC 5545, section 3.6)",
                "VERSION:2.0 | VERSION:2.0~VERSION:1.0 | has more than one VERSION (RFC 5545, section 3.6)",
                "UID:4711@example.com | UID:4711@example.com~UID:1 | has more than one UID (RFC 5545, section 3.6)",
                "DTSTAMP:20261123T090000Z | DTSTAMP:now | has an invalid time: \"DTSTAMP:now\" (RFC 5545, section 3.3.5)",
                "DTSTAMP:20261123T090000Z | DTSTAMP:20261123T090000Z~DTEND;TZID=Europe/Berlin:20260601T100000"
                        + " | has an end that is not after its start: \"DTEND;TZID=Europe/Berlin:20260601T100000\" (RFC 5545, section 3.8.2.2)",
                "DTSTAMP:20261123T090000Z | DTSTAMP:20261123T090000Z~DTEND:20260601T080001Z~DURATION:PT1H"
                        + " | has both DTEND and DURATION (RFC 5545, section 3.6.1)",
                "mailto:shop@example.com | shop@example.com | has an address that is not a mailto: URI:",
                "mailto:shop@example.com | mailto: | has a mailto: URI without a valid address:",
                "mailto:shop@example.com | mailto:null | has a mailto: URI without a valid address:",
                "mailto:shop@example.com | mailto:Shop <shop@example.com> | has a mailto: URI without a valid address:",
                "mailto:shop@example.com | mailto:shop@example.com,bob@example.org | has a mailto: URI without a valid address:",
            })
    void programs_reject_a_malformed_event(String line, String instead, String problem) {
        List<String> violations = violations(with(line, instead.replace("~", "\n")));

        assertThat(violations).singleElement().asString().startsWith("the message (text/calendar) " + problem);
    }

    /** RFC 5545, sections 3.2.19, 3.3.4, 3.8.2.2 and 3.8.7.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20260601 | has a date without VALUE=DATE: \"DTSTART:20260601\" (RFC 5545, section 3.3.4)",
                "DTSTART;VALUE=DATE:20260601T100000Z | has a time with VALUE=DATE: \"DTSTART;VALUE=DATE:20260601T100000Z\" (RFC 5545, section 3.3.4)",
                "DTSTART;TZID=Europe/Berlin:20260601T080000Z"
                        + " | has a TZID for a date or a time in UTC: \"DTSTART;TZID=Europe/Berlin:20260601T080000Z\" (RFC 5545, section 3.2.19)",
                "DTSTART;VALUE=DATE;TZID=Europe/Berlin:20260601"
                        + " | has a TZID for a date or a time in UTC: \"DTSTART;VALUE=DATE;TZID=Europe/Berlin:20260601\" (RFC 5545, section 3.2.19)",
                "DTSTART;VALUE=DATE:20260601~DTEND:20260601T110000Z"
                        + " | has a DTEND of a different kind than DTSTART: \"DTEND:20260601T110000Z\" (RFC 5545, section 3.8.2.2)",
                "DTSTART;TZID=Europe/Berlin:20260601T100000~DTEND:20260601T110000"
                        + " | has a DTEND of a different kind than DTSTART: \"DTEND:20260601T110000\" (RFC 5545, section 3.8.2.2)",
                "DTSTART:20260601T100000~DTEND:20260601T110000Z"
                        + " | has a DTEND of a different kind than DTSTART: \"DTEND:20260601T110000Z\" (RFC 5545, section 3.8.2.2)",
                "DTSTART:20260601T100000Z~DTEND: | has an invalid time: \"DTEND:\" (RFC 5545, section 3.3.5)",
            })
    void programs_do_not_agree_on_a_time_that_contradicts_its_parameters(String start, String problem) {
        assertThat(violations(startingAt(start.replace("~", "\n"))))
                .containsExactly("the message (text/calendar) " + problem);
    }

    @Test
    void a_time_stamp_is_in_UTC() {
        assertThat(violations(with("DTSTAMP:20261123T090000Z", "DTSTAMP:20261123T090000")))
                .containsExactly(
                        "the message (text/calendar) has a DTSTAMP that is not in UTC: \"DTSTAMP:20261123T090000\" (RFC 5545, section 3.8.7.2)");
        assertThat(violations(startingAt("DTSTART;VALUE=DATE:20260601\nDTEND;VALUE=DATE:20260602")))
                .isEmpty();
        assertThat(violations(startingAt("DTSTART;VALUE=DATE-TIME:20260601T100000Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTEND;TZID=Europe/Berlin:20260601T100001",
                "DTEND:20260601T080001Z",
                "DTEND;TZID=/example.org/Nowhere:20260601T100000",
                "DURATION:PT1H",
                "DURATION:+P1DT2H30M15S",
                "DURATION:P2W",
                "DURATION:P0DT1H0M0S",
                "RECURRENCE-ID;TZID=Europe/Berlin:20260601T100000",
                "COMMENT:a\nCOMMENT:b\nCATEGORIES:a\nCATEGORIES:b",
                "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:a\nTRIGGER:-PT5M\nEND:VALARM",
            })
    void programs_accept_a_well_formed_event(String property) {
        assertThat(violations(with("DTSTAMP:20261123T090000Z", "DTSTAMP:20261123T090000Z\n" + property)))
                .isEmpty();
    }

    /** RFC 5545, section 3.2.19; a name that begins with a slash is in a registry. */
    @Test
    void each_time_zone_is_defined() {
        String zone = INVITATION.substring(INVITATION.indexOf("BEGIN:VTIMEZONE"), INVITATION.indexOf("BEGIN:VEVENT"));

        assertThat(violations(with(zone, "")))
                .containsExactly(
                        "the message (text/calendar) has no VTIMEZONE for the TZID \"Europe/Berlin\" (RFC 5545, section 3.2.19)");
        assertThat(violations(startingAt("DTSTART;TZID=Nowhere:20260601T100000\nDTEND;TZID=Nowhere:20260601T110000")))
                .containsExactly(
                        "the message (text/calendar) has no VTIMEZONE for the TZID \"Nowhere\" (RFC 5545, section 3.2.19)");
        assertThat(violations(mail(INVITATION
                        .replace("TZID=Europe/Berlin", "TZID=\"Bern, Berlin\"")
                        .replace("TZID:Europe/Berlin", "TZID:Bern\\, Berlin"))))
                .isEmpty();
    }

    /** RFC 5546, section 3.2.2. */
    @Test
    void each_event_of_a_series_is_checked() {
        String exception = "END:VEVENT\nBEGIN:VEVENT\nUID:4711@example.com\nDTSTAMP:20261123T090000Z\n"
                + "RECURRENCE-ID:20260608T080000Z\nDTSTART:20260608T090000Z\nORGANIZER:mailto:shop@example.com\n"
                + "ATTENDEE:mailto:ada@example.org\nEND:VEVENT\nEND:VCALENDAR";
        String series = INVITATION.replace("END:VEVENT\nEND:VCALENDAR", exception);

        assertThat(violations(mail(series))).isEmpty();
        assertThat(violations(mail(series.replace("DTSTART:20260608T090000Z", "DTEND:20260608T090000Z"))))
                .containsExactly("event 2 of the message (text/calendar) requests an event without DTSTART");
        assertThat(violations(mail(series.replace("mailto:ada@example.org\nEND", "ada@example.org\nEND"))))
                .containsExactly(
                        "event 2 of the message (text/calendar) has an address that is not a mailto: URI: \"ATTENDEE:ada@example.org\" (RFC 5545, section 3.3.3)");
        assertThat(violations(
                        mail(series.replace("\nRECURRENCE-ID:20260608T080000Z", "\nRECURRENCE-ID:20260608T0800Z"))))
                .containsExactly(
                        "event 2 of the message (text/calendar) has an invalid time: \"RECURRENCE-ID:20260608T0800Z\" (RFC 5545, section 3.3.5)");
        assertThat(violations(mail(series.replace(
                        "BEGIN:VEVENT\nUID:4711@example.com\nDTSTAMP:20261123T090000Z\nREC",
                        "BEGIN:VEVENT\nUID:4712@example.com\nDTSTAMP:20261123T090000Z\nREC"))))
                .containsExactly(
                        "the message (text/calendar) requests events with different UIDs: \"4711@example.com\", \"4712@example.com\" (RFC 5546, section 3.2.2)");
    }

    @Test
    void an_event_without_properties_is_an_event() {
        assertThat(violations(mail(INVITATION.replaceAll("(?s)(BEGIN:VEVENT).*(END:VEVENT)", "$1\n$2"))))
                .containsExactly(
                        "the message (text/calendar) requests an event without UID, DTSTAMP, DTSTART, ORGANIZER, ATTENDEE");
    }

    /** RFC 5545, section 3.4: a stream may contain several calendars. */
    @Test
    void each_calendar_of_a_part_is_checked() {
        String second = "END:VCALENDAR\nBEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:REQUEST\nBEGIN:VTODO\nUID:1\n"
                + "END:VTODO\nEND:VCALENDAR";

        assertThat(violations(with("END:VCALENDAR", second))).isEmpty();
        assertThat(violations(mail(INVITATION
                        + INVITATION
                                .substring(INVITATION.indexOf("BEGIN:VCALENDAR"))
                                .replace("UID:4711", "UID:4712"))))
                .isEmpty();
        assertThat(violations(with("END:VCALENDAR", second.replace("PRODID:x", "METHOD:REQUEST"))))
                .containsExactly(
                        "the message (text/calendar) has more than one METHOD (RFC 5545, section 3.6)",
                        "the message (text/calendar) lacks PRODID (RFC 5545, section 3.6)");
        assertThat(violations(with("END:VCALENDAR", second.replace("METHOD:REQUEST\n", ""))))
                .containsExactly(
                        "the message (text/calendar) has method=REQUEST in its Content-Type but no METHOD in its content");
        assertThat(with("BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\nBEGIN:VCALENDAR"))
                .calendar()
                .hasMethod("REQUEST")
                .hasProperty("UID", "4711@example.com");
    }

    /** RFC 5545, sections 3.3.6 and 3.8.2.5. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DURATION:1 hour | an invalid duration | 3.3.6",
                "DURATION: | an invalid duration | 3.3.6",
                "DURATION:P | an invalid duration | 3.3.6",
                "DURATION:PT | an invalid duration | 3.3.6",
                "DURATION:P1DT | an invalid duration | 3.3.6",
                "DURATION:P1Y | an invalid duration | 3.3.6",
                "DURATION:P1WT1H | an invalid duration | 3.3.6",
                "DURATION:PT1.5H | an invalid duration | 3.3.6",
                "DURATION:PT1H15S | an invalid duration | 3.3.6",
                "DURATION:-PT1H | a duration that is not positive | 3.8.2.5",
                "DURATION:PT0S | a duration that is not positive | 3.8.2.5",
                "DURATION:P0DT0H0M | a duration that is not positive | 3.8.2.5",
            })
    void a_duration_is_well_formed_and_positive(String duration, String problem, String section) {
        assertThat(violations(startingAt("DTSTART:20260601T100000Z\n" + duration)))
                .containsExactly("the message (text/calendar) has " + problem + ": \"" + duration
                        + "\" (RFC 5545, section " + section + ")");
    }

    @Test
    void the_duration_of_days_is_in_days() {
        assertThat(violations(startingAt("DTSTART;VALUE=DATE:20260601\nDURATION:P2D")))
                .isEmpty();
        assertThat(violations(startingAt("DTSTART;VALUE=DATE:20260601\nDURATION:PT48H")))
                .containsExactly(
                        "the message (text/calendar) has a duration of a different kind than DTSTART: \"DURATION:PT48H\" (RFC 5545, section 3.8.2.5)");
    }

    /** RFC 5545, sections 3.3.4 and 3.3.12. */
    @Test
    void a_leap_second_is_the_second_before_it_and_a_date_has_no_zone() {
        assertThat(startingAt("DTSTART:20161231T235960Z")).calendar().startsAt(Instant.parse("2016-12-31T23:59:59Z"));
        assertThat(startingAt("DTSTART;VALUE=DATE:20260601Z")
                        .calendar()
                        .orElseThrow()
                        .start())
                .isEmpty();
    }

    @Test
    void an_address_is_a_URI() {
        ReceivedMail escaped = with("mailto:shop@example.com", "mailto:sh%2Bo+p@example.com?subject=x");

        assertThat(escaped).calendar().hasOrganizer("sh+o+p@example.com");
        assertThat(with("MAILTO:ada@example.org", "mailto:100%@example.org"))
                .calendar()
                .hasAttendee("100%@example.org");
    }
}
