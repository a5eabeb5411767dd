package io.github.junitsmtp.mail;

import io.github.junitsmtp.rule.MessageRule;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule on invitations and other calendar objects. */
final class CalendarRules {

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
                        method(part, calendar);
                        request(part, calendar);
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
}
