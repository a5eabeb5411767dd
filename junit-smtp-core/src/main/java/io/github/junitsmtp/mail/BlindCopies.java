package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for traces of those who got a blind copy. */
final class BlindCopies {

    private static final Set<String> BCC_FIELDS = Set.of("bcc", "resent-bcc");
    /** Fields that name who sends, perhaps with a blind copy to himself. */
    private static final Set<String> ORIGINATOR_FIELDS = Set.of("from", "sender", "reply-to", "return-path");

    private BlindCopies() {}

    static List<String> leaksOf(ReceivedMail mail) {
        Set<MailAddress> named = Stream.of("To", "Cc")
                .flatMap(field -> mail.mailboxes(field).stream())
                .map(Mailbox::address)
                .collect(Collectors.toSet());
        List<MailAddress> blind = mail.recipients().stream()
                .filter(recipient -> !named.contains(recipient))
                .toList();
        List<String> leaks = new ArrayList<>();
        for (HeaderField field : mail.headers()) {
            if (isOneOf(BCC_FIELDS, field) || blind.stream().anyMatch(recipient -> names(field, recipient))) {
                leaks.add("    " + field);
            }
        }
        return leaks;
    }

    /** Returns the name of a field that tells readers of the mail who got it. */
    static Optional<String> fieldNaming(MailAddress recipient, ReceivedMail mail) {
        return mail.headers().stream()
                .filter(field -> names(field, recipient))
                .map(HeaderField::name)
                .findFirst();
    }

    private static boolean names(HeaderField field, MailAddress recipient) {
        if (isOneOf(ORIGINATOR_FIELDS, field)) {
            return false;
        }
        // no part of a longer address
        Pattern address = Pattern.compile(
                "(?<![\\w.!#$%&'*+/=?^`{|}~-])" + Pattern.quote(recipient.toString()) + "(?![\\w-]|\\.\\w)",
                Pattern.CASE_INSENSITIVE);
        return address.matcher(field.value()).find()
                || Mailbox.in(field).stream()
                        .anyMatch(mailbox -> mailbox.address().equals(recipient));
    }

    private static boolean isOneOf(Set<String> names, HeaderField field) {
        return names.contains(field.name().toLowerCase(Locale.ROOT));
    }
}
