package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.DotStuffing;
import io.github.junitsmtp.internal.mime.MimeParser;
import io.github.junitsmtp.internal.mime.MimeProblem;
import io.github.junitsmtp.internal.mime.ParsedMessage;
import io.github.junitsmtp.internal.mime.PartType;
import io.github.junitsmtp.internal.store.Octets;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message that is taken apart when something of it is first asked for. */
final class LazyMessage {

    /** Headers may be UTF-8 (RFC 6532). */
    private static final Session UTF_8_HEADERS = Session.getInstance(utf8Headers());

    private final Octets octets;
    private final boolean dotted;
    private volatile @Nullable Parsed parsed;
    private @Nullable MimeMessage ofJakartaMail;

    /** Takes the message, as data with dots doubled and the lone dot at the end, or as it is. */
    LazyMessage(Octets octets, boolean dotted) {
        this.octets = octets;
        this.dotted = dotted;
    }

    private record Parsed(ParsedMessage message, MailPart root) {}

    private static Properties utf8Headers() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    byte[] content() {
        byte[] bytes = octets.bytes();
        return dotted ? DotStuffing.unstuff(bytes) : bytes.clone();
    }

    Octets data() {
        return dotted ? octets : Octets.of(DotStuffing.stuff(octets.bytes()));
    }

    synchronized MimeMessage asMimeMessage() {
        MimeMessage known = ofJakartaMail;
        if (known == null) {
            known = readByJakartaMail();
            ofJakartaMail = known;
        }
        return known;
    }

    private MimeMessage readByJakartaMail() {
        try {
            return new MimeMessage(UTF_8_HEADERS, new SharedByteArrayInputStream(content()));
        } catch (MessagingException e) { // of an input stream that fails, which this one does not
            throw new IllegalStateException(
                    "Jakarta Mail cannot read the message, see its content(): " + e.getMessage(), e);
        }
    }

    /** Returns all problems, those of enclosed messages among them. */
    List<String> problems() {
        return parsed().message().problems().stream()
                .map(MimeProblem::description)
                .toList();
    }

    /** Returns the problems with the structure of the message itself: what it encloses is its content. */
    List<String> problemsOfStructure() {
        return parsed().message().problemsOfStructure().stream()
                .filter(problem -> !problem.isEnclosed())
                .map(MimeProblem::description)
                .toList();
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
