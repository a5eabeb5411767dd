package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.content.AttachedFile;
import io.github.junitsmtp.internal.content.ContentCheck;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.MessageRule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules on the content and links of a finished mail. */
final class ContentRules {

    private static final List<String> NAMING_FIELDS = List.of("From", "Sender", "Reply-To", "To", "Cc");

    private ContentRules() {}

    static void check(ReceivedMail mail, List<Pattern> allowed, Violations<MessageRule> violations) {
        ContentCheck check = new ContentCheck(allowed);
        mail.subject().ifPresent(subject -> check.words("the Subject", subject));
        for (String field : NAMING_FIELDS) {
            mail.mailboxes(field).stream()
                    .flatMap(mailbox -> mailbox.displayName().stream())
                    .forEach(name -> check.words("the name in " + field, name));
        }
        check.bodies(mail.textBody(), mail.htmlBody());
        Stream.concat(mail.attachments().stream(), mail.inlineParts().stream())
                .filter(part -> !part.contentType().startsWith("message/"))
                .map(part ->
                        new AttachedFile(BodyRules.label(part), part.contentType(), part.fileName(), part.content()))
                .forEach(check::file);
        check.addTo(violations);
    }
}
