package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import java.util.stream.Stream;

/** Walks through the parts of a message. */
final class MimeTree {

    private MimeTree() {}

    /** Returns a part and all in it, enclosed messages too, parents first. */
    static Stream<MailPart> all(MailPart part) {
        return Stream.concat(Stream.of(part), part.parts().stream().flatMap(MimeTree::all));
    }

    /** Returns a part and all in it but enclosed messages, parents first. */
    static Stream<MailPart> own(MailPart part) {
        return part.type().isMultipart()
                ? Stream.concat(Stream.of(part), part.parts().stream().flatMap(MimeTree::own))
                : Stream.of(part);
    }

    /** Returns the parts of a message that hold its content. What is in an enclosed message belongs to that. */
    static Stream<MailPart> leaves(MailPart part) {
        return part.type().isMultipart() && !part.parts().isEmpty()
                ? part.parts().stream().flatMap(MimeTree::leaves)
                : Stream.of(part);
    }

    static String of(MailPart root) {
        StringBuilder text = new StringBuilder();
        append(text, root, "");
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, MailPart part, String indent) {
        text.append(indent).append(part.contentType());
        part.fileName().ifPresent(name -> text.append(' ').append(Printable.quote(name)));
        part.contentId()
                .filter(id -> part.isInline())
                .ifPresent(id -> text.append(" <").append(id).append('>'));
        text.append('\n');
        part.parts().forEach(child -> append(text, child, indent + "  "));
    }
}
