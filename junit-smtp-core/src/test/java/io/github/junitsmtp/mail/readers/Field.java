package io.github.junitsmtp.mail.readers;

import io.github.junitsmtp.mail.MailPart;
import io.github.junitsmtp.mail.Mailbox;
import io.github.junitsmtp.mail.ReceivedMail;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a mail that are compared. */
enum Field {
    SUBJECT(mail -> mail.subject().orElse("")),
    FROM(mail -> mailboxes(mail.mailboxes("From"))),
    TO(mail -> mailboxes(mail.mailboxes("To"))),
    TEXT(mail -> mail.textBody().orElse("")),
    HTML(mail -> mail.htmlBody().orElse("")),
    ATTACHMENTS(Field::files);

    private final Function<ReceivedMail, String> reading;

    Field(Function<ReceivedMail, String> reading) {
        this.reading = reading;
    }

    /** Returns all fields as this library reads them. */
    static Map<Field, String> allOf(ReceivedMail mail) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : values()) {
            values.put(field, field.comparable(field.reading.apply(mail)));
        }
        return values;
    }

    /** Normalizes harmless differences between readers: line ends, surrounding whitespace, and how letters are composed. */
    String comparable(String value) {
        String text = Normalizer.normalize(value, Normalizer.Form.NFC).replaceAll("\\r\\n?", "\n");
        if (this == TEXT || this == HTML) {
            return text.stripTrailing();
        }
        return text.lines().map(line -> line.strip().replaceAll("\\s+", " ")).collect(Collectors.joining("\n"));
    }

    private static String mailboxes(List<Mailbox> mailboxes) {
        return mailboxes.stream()
                .map(mailbox -> mailbox.displayName().orElse("") + "|" + mailbox.address())
                .collect(Collectors.joining("\n"));
    }

    private static String files(ReceivedMail mail) {
        return Stream.concat(mail.attachments().stream(), mail.inlineParts().stream())
                .map(part -> part.fileName().orElse("") + " " + content(part))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String content(MailPart part) {
        if (part.contentType().equals("message/rfc822")) {
            return "message";
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(part.content()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
