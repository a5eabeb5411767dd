package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Walks through the parts of a message. */
final class MimeTree {

    private MimeTree() {}

    /** Returns a part and its descendants, including enclosed messages, parents first. */
    static Stream<MailPart> all(MailPart part) {
        return walk(part, any -> true);
    }

    /** Returns a part and its descendants, without the content of enclosed messages, parents first. */
    static Stream<MailPart> own(MailPart part) {
        return walk(part, parent -> parent.type().isMultipart());
    }

    /** Returns the leaf parts of a message. The content of an enclosed message belongs to that message. */
    static Stream<MailPart> leaves(MailPart part) {
        return own(part)
                .filter(leaf -> !leaf.type().isMultipart() || leaf.parts().isEmpty());
    }

    private static Stream<MailPart> walk(MailPart part, Predicate<MailPart> isEntered) {
        List<MailPart> found = new ArrayList<>();
        collect(part, isEntered, found);
        return found.stream();
    }

    /** Recursion takes one stack frame per level; nested streams would take several. */
    private static void collect(MailPart part, Predicate<MailPart> isEntered, List<MailPart> found) {
        found.add(part);
        if (isEntered.test(part)) {
            for (MailPart child : part.parts()) {
                collect(child, isEntered, found);
            }
        }
    }

    static String of(MailPart root) {
        StringBuilder text = new StringBuilder();
        append(text, root, "");
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, MailPart part, String indent) {
        text.append(indent).append(part.contentType());
        part.fileName().ifPresent(name -> text.append(" name=").append(Printable.quote(name)));
        part.contentId().ifPresent(id -> text.append(" Content-ID <").append(id).append('>'));
        text.append('\n');
        for (MailPart child : part.parts()) {
            append(text, child, indent + "  ");
        }
    }
}
