package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        String blind = mail.recipients().stream()
                .filter(recipient -> !named.contains(recipient))
                .map(recipient -> Pattern.quote(recipient.toString()))
                .collect(Collectors.joining("|"));
        // no part of a longer address
        Pattern address = Pattern.compile(
                "(?<![\\w.!#$%&'*+/=?^`{|}~-])(" + blind + ")(?![\\w-]|\\.\\w)", Pattern.CASE_INSENSITIVE);
        List<String> leaks = new ArrayList<>();
        for (HeaderField field : mail.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            boolean names = !blind.isEmpty()
                    && !ORIGINATOR_FIELDS.contains(name)
                    && address.matcher(field.value()).find();
            if (BCC_FIELDS.contains(name) || names) {
                leaks.add("    " + field);
            }
        }
        return leaks;
    }
}
