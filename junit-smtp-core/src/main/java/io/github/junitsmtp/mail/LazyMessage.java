package io.github.junitsmtp.mail;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message that is taken apart when something of it is first asked for. */
final class LazyMessage {

    private final byte[] bytes;
    private final boolean dotted;
    private volatile MimeParser.@Nullable Parsed parsed;

    /** Takes the message, as data with dots doubled and the lone dot at the end, or as it is. */
    LazyMessage(byte[] bytes, boolean dotted) {
        this.bytes = bytes;
        this.dotted = dotted;
    }

    byte[] content() {
        return dotted ? DotStuffing.undo(bytes) : bytes.clone();
    }

    byte[] data() {
        return dotted ? bytes : DotStuffing.apply(bytes);
    }

    MimeParser.Parsed parsed() {
        MimeParser.Parsed known = parsed;
        if (known == null) {
            synchronized (this) {
                known = parsed;
                if (known == null) {
                    known = MimeParser.parse(content());
                    parsed = known;
                }
            }
        }
        return known;
    }

    Stream<MailPart> leaves() {
        return MimeTree.leaves(parsed().root());
    }

    Optional<String> body(String type) {
        return leaves().filter(part -> part.type().role() == PartType.Role.BODY)
                .filter(part -> part.contentType().equals(type))
                .map(MailPart::text)
                .findFirst();
    }
}
