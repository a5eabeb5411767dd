package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for traces of those who got a blind copy. */
final class BlindCopies {

    private static final Set<String> BCC_FIELDS = Set.of("bcc", "resent-bcc");

    private BlindCopies() {}

    static List<String> leaksOf(ReceivedMail mail) {
        Set<MailAddress> named = Stream.of("To", "Cc")
                .flatMap(field -> mail.mailboxes(field).stream())
                .map(Mailbox::address)
                .collect(Collectors.toSet());
        List<String> blind = mail.recipients().stream()
                .filter(recipient -> !named.contains(recipient))
                .map(recipient -> recipient.toString().toLowerCase(Locale.ROOT))
                .toList();
        List<String> leaks = new ArrayList<>();
        for (HeaderField field : mail.headers()) {
            String value = field.value().toLowerCase(Locale.ROOT);
            if (BCC_FIELDS.contains(field.name().toLowerCase(Locale.ROOT))
                    || blind.stream().anyMatch(value::contains)) {
                leaks.add("    " + field);
            }
        }
        return leaks;
    }
}
