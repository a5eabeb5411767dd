package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.DotStuffing;
import io.github.junitsmtp.internal.mime.MimeParser;
import io.github.junitsmtp.internal.mime.ParsedMessage;
import io.github.junitsmtp.internal.mime.PartType;
import io.github.junitsmtp.internal.store.Octets;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message that is taken apart when something of it is first asked for. */
final class LazyMessage {

    private final Octets octets;
    private final boolean dotted;
    private volatile @Nullable Parsed parsed;

    /** Takes the message, as data with dots doubled and the lone dot at the end, or as it is. */
    LazyMessage(Octets octets, boolean dotted) {
        this.octets = octets;
        this.dotted = dotted;
    }

    private record Parsed(ParsedMessage message, MailPart root) {}

    /** Whether it was kept in a file that somebody else has deleted, before anybody asked for its parts. */
    boolean isLost() {
        return parsed == null && octets.areLost();
    }

    byte[] content() {
        byte[] bytes = octets.bytes();
        return dotted ? DotStuffing.unstuff(bytes) : bytes.clone();
    }

    Octets data() {
        return dotted ? octets : Octets.of(DotStuffing.stuff(octets.bytes()));
    }

    MimeMessage asMimeMessage() {
        return parsed().message().message();
    }

    List<String> problems() {
        return parsed().message().problems();
    }

    MailPart root() {
        return parsed().root();
    }

    Stream<MailPart> leaves() {
        return MimeTree.leaves(root());
    }

    Optional<String> body(String type) {
        return leaves().filter(part -> part.type().role() == PartType.Role.BODY)
                .filter(part -> part.contentType().equals(type))
                .map(MailPart::text)
                .findFirst();
    }

    private Parsed parsed() {
        Parsed known = parsed;
        if (known == null) {
            synchronized (this) {
                known = parsed;
                if (known == null) {
                    ParsedMessage message = MimeParser.parse(content());
                    known = new Parsed(message, new MailPart(message.root()));
                    parsed = known;
                }
            }
        }
        return known;
    }
}
