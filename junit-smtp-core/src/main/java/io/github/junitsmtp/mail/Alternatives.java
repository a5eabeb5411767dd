package io.github.junitsmtp.mail;

/** Checks whether a mail offers its content as both text and HTML. */
final class Alternatives {

    private Alternatives() {}

    static boolean areThere(ReceivedMail mail) {
        return MimeTree.own(mail.root())
                .filter(part -> part.contentType().equals("multipart/alternative"))
                .anyMatch(part -> holds(part, "text/plain") && holds(part, "text/html"));
    }

    private static boolean holds(MailPart part, String type) {
        return MimeTree.leaves(part).anyMatch(leaf -> leaf.contentType().equals(type));
    }
}
