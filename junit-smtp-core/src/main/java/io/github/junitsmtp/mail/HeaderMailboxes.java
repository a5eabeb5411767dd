package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mailboxes that an address field of the header names, perhaps among others. */
final class HeaderMailboxes {

    private static final int MOST_EXPLAINED = 3;
    private static final List<String> FIELDS = List.of("From", "Sender", "Reply-To", "To", "Cc", "Bcc");

    private final String field;
    private final List<Mailbox> expected;

    private HeaderMailboxes(String field, List<Mailbox> expected) {
        this.field = field;
        this.expected = expected;
    }

    static Expectation<ReceivedMail> in(String field, String... mailboxes) {
        if (mailboxes.length == 0) {
            throw new IllegalArgumentException("mailboxes must not be empty");
        }
        HeaderMailboxes wanted = new HeaderMailboxes(
                field, Stream.of(mailboxes).map(Mailbox::parse).toList());
        return Expectation.of(Brief.list(wanted.expected) + " in the " + field + " header field", wanted::problem);
    }

    /** {@return the call that verifies that a field has an address} */
    static String call(String field, MailAddress address) {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "from" -> "hasFromHeader(\"" + address + "\")";
            case "to" -> "hasToHeader(\"" + address + "\")";
            case "cc" -> "hasCcHeader(\"" + address + "\")";
            case "reply-to" -> "hasReplyToHeader(\"" + address + "\")";
            default -> "hasMailboxIn(\"" + field + "\", \"" + address + "\")";
        };
    }

    private Optional<String> problem(ReceivedMail mail) {
        List<Mailbox> actual = mail.mailboxes(field);
        List<Mailbox> missing = expected.stream()
                .filter(mailbox -> actual.stream().noneMatch(other -> matches(mailbox, other)))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(inWords(missing) + instead(mail, actual) + explained(missing, mail));
    }

    private static boolean matches(Mailbox expected, Mailbox actual) {
        return expected.displayName().isEmpty() ? actual.address().equals(expected.address()) : actual.equals(expected);
    }

    private String inWords(List<Mailbox> missing) {
        return expected.size() == 1 ? "" : Brief.list(missing) + (missing.size() == 1 ? " is" : " are") + " missing; ";
    }

    private String instead(ReceivedMail mail, List<Mailbox> actual) {
        List<String> fields = mail.header(field);
        if (fields.isEmpty()) {
            return "its header has no " + field;
        }
        return actual.isEmpty()
                ? "it has "
                        + Brief.list(fields.stream()
                                .map(value -> field + ": " + value)
                                .toList())
                : "it has " + Brief.list(actual);
    }

    private String explained(List<Mailbox> missing, ReceivedMail mail) {
        List<MailAddress> actual =
                mail.mailboxes(field).stream().map(Mailbox::address).toList();
        return missing.stream()
                .map(Mailbox::address)
                .filter(address -> !actual.contains(address)) // or else it is the name that differs
                .distinct()
                .limit(MOST_EXPLAINED)
                .flatMap(address -> Stream.of(
                                Elsewhere.otherCase(address, actual),
                                Elsewhere.inHeader(address, mail, otherFields()),
                                inEnvelope(address, mail))
                        .flatMap(lines -> lines))
                .map(line -> "\n" + line)
                .collect(Collectors.joining());
    }

    private Stream<String> otherFields() {
        return FIELDS.stream().filter(other -> !other.equalsIgnoreCase(field));
    }

    private static Stream<String> inEnvelope(MailAddress address, ReceivedMail mail) {
        if (mail.sender().equals(address)) {
            return Stream.of("<" + address + "> is the envelope sender (MAIL FROM): to verify that, call isFrom(\""
                    + address + "\")");
        }
        return mail.recipients().contains(address)
                ? Stream.of("<" + address + "> is an envelope recipient (RCPT TO): to verify that, call isTo(\""
                        + address + "\")")
                : Stream.empty();
    }
}
