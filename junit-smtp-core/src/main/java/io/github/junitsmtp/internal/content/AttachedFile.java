package io.github.junitsmtp.internal.content;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.util.Optional;

/**
 * A part of a mail that contains a file.
 *
 * @param label the name of the part, such as {@code part 2 (application/pdf)}
 * @param type its content type
 * @param name its file name
 * @param content its bytes, decoded
 */
public record AttachedFile(String label, String type, Optional<String> name, byte[] content) {

    void check(Findings findings) {
        String called =
                label + name.map(Printable::quote).map(quoted -> " " + quoted).orElse("");
        if (content.length == 0) {
            findings.add(MessageRule.EMPTY_ATTACHMENT, called + " is empty");
            return;
        }
        Optional<FileFormat> declared = FileFormat.ofType(type);
        Optional<FileFormat> named = name.flatMap(FileFormat::ofName);
        if (declared.isPresent() && !declared.get().isIn(content)) {
            add(findings, called + " is declared as " + type);
        } else if (named.isPresent() && !named.get().isIn(content)) {
            add(findings, called + " has the name of " + named.get().inWords());
        } else if (type.startsWith("text/") && isBinary()) {
            add(findings, called + " is declared as " + type);
        }
    }

    private void add(Findings findings, String claim) {
        findings.add(
                MessageRule.ATTACHMENT_CONTENT,
                claim + " but "
                        + FileFormat.of(content)
                                .map(format -> "is " + format.inWords())
                                .orElse("begins with " + Printable.octets(content, 0, 30)));
    }

    private boolean isBinary() {
        return FileFormat.of(content).filter(FileFormat::isBinary).isPresent();
    }
}
