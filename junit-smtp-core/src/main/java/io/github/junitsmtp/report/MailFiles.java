package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.MailPart;
import io.github.junitsmtp.mail.ReceivedMail;
import java.util.Base64;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Shows the files of a mail: attachments and images of its HTML. */
final class MailFiles {

    private static final int MOST = 200;

    private MailFiles() {}

    static long count(ReceivedMail mail) {
        return of(mail).count();
    }

    private static Stream<MailPart> of(ReceivedMail mail) {
        return Stream.concat(mail.attachments().stream(), mail.inlineParts().stream());
    }

    static Element list(ReceivedMail mail, Allowance allowance) {
        Element list = element("ul", "files");
        int all = Math.toIntExact(count(mail));
        int shown = allowance.rows(all, MOST);
        of(mail).limit(shown).forEach(part -> list.appendChild(item(part, allowance)));
        if (shown < all) {
            list.appendElement("li").appendChild(Sessions.leftOut(all - shown, "file"));
        }
        return list;
    }

    private static Element item(MailPart part, Allowance allowance) {
        Element item = element("li", "");
        String name = Markup.visible(Allowance.name(part.fileName().orElse("unnamed")));
        boolean whole = allowance.takeFile(part.size());
        if (whole && Preview.isImage(part)) {
            item.appendElement("img").attr("src", Preview.dataUri(part)).attr("alt", "");
        }
        Element words = item.appendElement("div");
        words.appendChild(text("b", "", name));
        words.appendChild(text(
                "span",
                "aside",
                Allowance.name(part.contentType()) + " · " + Counts.grouped(part.size(), "byte")
                        + part.contentId()
                                .filter(id -> part.isInline())
                                .map(id -> " · inline, <" + Allowance.name(id) + ">")
                                .orElse("")));
        if (whole) {
            item.appendChild(text("a", "download", "Save")
                    .attr("download", name)
                    .attr("aria-label", "Save " + name)
                    // a type that no browser would open
                    .attr(
                            "href",
                            "data:application/octet-stream;base64,"
                                    + Base64.getEncoder().encodeToString(part.content())));
        } else {
            item.appendChild(text("span", "aside", "too large for this page"));
        }
        return item;
    }
}
