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

/** A message that is parsed on first access. */
final class LazyMessage {

    private final Octets octets;
    private final boolean dotted;
    private volatile @Nullable Parsed parsed;
    private @Nullable MimeMessage ofJakartaMail;

    /** Takes the message, either unchanged or as DATA transmits it: dot-stuffed, with the final dot. */
    LazyMessage(Octets octets, boolean dotted) {
        this.octets = octets;
        this.dotted = dotted;
    }

    private record Parsed(ParsedMessage message, MailPart root) {}

    /** Only for tests that want the message of Jakarta Mail, because a session searches the class path for providers. */
    private static final class JakartaMail {

        static final Session SESSION = Session.getInstance(properties());

        /** Allows UTF-8 in headers (RFC 6532). */
        private static Properties properties() {
            Properties properties = new Properties();
            properties.setProperty("mail.mime.allowutf8", "true");
            return properties;
        }
    }

    /** Whether the message was stored in a file that was deleted before it was parsed. */
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
            return new MimeMessage(JakartaMail.SESSION, new SharedByteArrayInputStream(content()));
        } catch (MessagingException e) { // the stream is in memory and does not fail
            throw new IllegalStateException(
                    "Jakarta Mail cannot read the message (see its content()): " + e.getMessage(), e);
        }
    }

    /** Returns all problems, including those of enclosed messages. */
    List<String> problems() {
        return parsed().message().problems().stream()
                .map(MimeProblem::description)
                .toList();
    }

    /** Returns the problems with the structure of the message itself, without those of enclosed messages. */
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
