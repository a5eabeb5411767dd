package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.PartType;

/** Checks whether a mail offers its content as both text and HTML. */
final class Alternatives {

    private Alternatives() {}

    static boolean areThere(ReceivedMail mail) {
        return MimeTree.own(mail.root())
                .filter(part -> part.contentType().equals("multipart/alternative"))
                .anyMatch(part -> holds(part, "text/plain") && holds(part, "text/html"));
    }

    /** Returns whether there is a text body that does not count because it contains no text. */
    static boolean isBlank(ReceivedMail mail) {
        return mail.textBody().filter(String::isBlank).isPresent();
    }

    private static boolean holds(MailPart part, String type) {
        return MimeTree.leaves(part)
                .filter(leaf -> leaf.type().role() == PartType.Role.BODY)
                .anyMatch(
                        leaf -> leaf.contentType().equals(type) && !leaf.text().isBlank());
    }
}
