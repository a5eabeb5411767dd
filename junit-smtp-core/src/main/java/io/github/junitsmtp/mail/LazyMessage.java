package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.store.Octets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message that is taken apart when something of it is first asked for. */
final class LazyMessage {

    private final Octets octets;
    private final boolean dotted;
    private volatile MimeParser.@Nullable Parsed parsed;

    /** Takes the message, as data with dots doubled and the lone dot at the end, or as it is. */
    LazyMessage(Octets octets, boolean dotted) {
        this.octets = octets;
        this.dotted = dotted;
    }

    byte[] content() {
        byte[] bytes = octets.bytes();
        return dotted ? DotStuffing.undo(bytes) : bytes.clone();
    }

    Octets data() {
        return dotted ? octets : Octets.of(DotStuffing.apply(octets.bytes()));
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
