package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A header field that holds addresses, with its parsed addresses. */
record AddressField(HeaderField field, AddressList addresses) {

    /** RFC 5322, sections 3.6.2, 3.6.3 and 3.6.6; RFC 8098, section 2.1. */
    private static final Set<String> NAMES = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "resent-bcc",
            "disposition-notification-to");

    /** Returns the fields of a message that hold addresses. */
    static Stream<AddressField> of(ReceivedMail mail) {
        return mail.headers().stream()
                .filter(AddressField::holdsAddresses)
                .map(field -> new AddressField(field, AddressList.in(field)));
    }

    static boolean holdsAddresses(HeaderField field) {
        return NAMES.contains(field.name().toLowerCase(Locale.ROOT));
    }

    static Stream<String> problemsOf(ReceivedMail mail) {
        return of(mail).flatMap(field -> field.problem().stream());
    }

    boolean is(String name) {
        return field.name().equalsIgnoreCase(name);
    }

    /** Describes what is malformed. Bcc may be empty (RFC 5322, section 3.6.3). */
    Optional<String> problem() {
        Optional<String> fault = addresses.fault().map(words -> field.name() + " is malformed: " + words);
        boolean mayBeEmpty = is("Bcc") || is("Resent-Bcc");
        return fault.isPresent() || mayBeEmpty || !addresses.namesNobody()
                ? fault
                : Optional.of(field.name() + " contains no mailbox: " + Printable.quote(field.value()));
    }
}
