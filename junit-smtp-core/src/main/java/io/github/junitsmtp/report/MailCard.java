package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.badge;
import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.MailPart;
import io.github.junitsmtp.mail.Mailbox;
import io.github.junitsmtp.mail.ReceivedMail;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Shows a mail as a summary line with collapsed tabs. */
final class MailCard {

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 200;
    private static final int MOST_LINKS = 200;
    private static final int MOST_PROBLEMS = 20;
    /** The number of mails that are checked. Checks take time, and hardly anyone reads more findings. */
    private static final int MOST_CHECKED = 50;

    private final ReceivedMail mail;
    private final int number;
    private final Allowance allowance;
    private final MailFindings findings;
    private final Element tabs = element("div", "tabs").attr("role", "tablist");
    private final Element panels = element("div", "panels");

    private MailCard(ReceivedMail mail, int number, Allowance allowance, Set<MailCheck> asked) {
        this.mail = mail;
        this.number = number;
        this.allowance = allowance;
        this.findings = MailFindings.of(mail, number > MOST_CHECKED ? Set.of() : asked, number, allowance);
    }

    static Element of(ReceivedMail mail, int number, Allowance allowance, Set<MailCheck> asked) {
        return new MailCard(mail, number, allowance, asked).shown();
    }

    private Element shown() {
        Element card = element("details", "card mail").attr("id", "mail-" + number);
        Element summary = card.appendElement("summary");
        summary.appendChild(text("span", "name", "Mail " + number));
        summary.appendChild(
                text("span", "subject", Allowance.name(mail.subject().orElse("(no subject)"))));
        Element badges = summary.appendElement("span").attr("class", "badges");
        if (mail.isEncrypted()) {
            badges.appendChild(badge("tls", "TLS", "Received over TLS.")).appendText(" ");
        }
        badges.appendChild(badge("origin", "session " + mail.session(), "The session in which this mail was received."))
                .appendText(" ");
        long files = MailFiles.count(mail);
        if (files > 0) {
            badges.appendChild(badge("parts", Counts.grouped(files, "file"), "Attachments and inline images."));
        }
        if (findings.areThere()) {
            badges.appendChild(badge(
                    findings.haveProblems() ? "refused" : "tls",
                    findings.inWords(),
                    "What the checks found in this mail."));
        }
        sender().ifPresent(name -> summary.appendChild(text("span", "sender", Allowance.name(name))));
        summary.appendChild(text("span", "aside", Allowance.name(mail.envelope().toString())));
        fill(files);
        tabs.attr("aria-label", "Views of mail " + number);
        Element content = Markup.folded(card);
        List<String> problems = mail.problems();
        problems.stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem -> content.appendChild(text("p", "problem", Allowance.name("Problem: " + problem))));
        if (problems.size() > MOST_PROBLEMS) {
            content.appendChild(Sessions.leftOut(problems.size() - MOST_PROBLEMS, "problem"));
        }
        content.appendChild(tabs);
        content.appendChild(panels);
        return card;
    }

    /** Returns the sender as displayed to readers, if it adds to the envelope. */
    private Optional<String> sender() {
        return mail.mailboxes("From").stream()
                .findFirst()
                .flatMap(Mailbox::displayName)
                .map(name -> "From: " + name);
    }

    private void fill(long files) {
        String html = mail.htmlBody().orElse("");
        String plain = mail.textBody().orElse("");
        if (!html.isEmpty()) {
            preview(panel("Preview"), html);
        }
        if (findings.areThere()) {
            Element checks = panel("Checks");
            if (findings.nameLines()) {
                panel("HTML").appendChild(findings.lines());
            }
            findings.showIn(checks);
        }
        if (!plain.isEmpty() || html.isEmpty()) {
            written(panel("Text"), plain.isEmpty() ? "(no text)" : plain, characters(plain), false);
        }
        tree(panel("Structure").appendElement("ul").attr("class", "tree"));
        if (files > 0) {
            panel("Files").appendChild(MailFiles.list(mail, allowance));
        }
        Element session = text("a", "", "session " + mail.session()).attr("href", "#session-" + mail.session());
        panel("Envelope").appendChild(MailEnvelope.of(mail, session, allowance));
        byte[] source = mail.content();
        written(
                panel("Source"),
                decoded(source),
                Counts.grouped(source.length, "byte"),
                source.length > Allowance.MOST_CHARACTERS);
    }

    /** The page measures the frame to adjust its height. No script runs in the frame. */
    private void preview(Element panel, String html) {
        String shown = allowance.beginningOf(html);
        Preview preview = Preview.of(Markup.encodable(shown), mail, allowance);
        panel.appendElement("iframe")
                .attr("sandbox", "allow-same-origin")
                .attr("referrerpolicy", "no-referrer")
                .attr("title", "Preview of mail " + number)
                .attr("srcdoc", preview.document());
        note(panel, characters(html), shown.length() < html.length());
        links(panel, preview.links());
    }

    private void links(Element panel, List<Map.Entry<String, String>> links) {
        if (links.isEmpty()) {
            return;
        }
        panel.appendChild(text("h4", "", "Links"));
        Element list = panel.appendElement("ul").attr("class", "links");
        int shown = allowance.rows(links.size(), MOST_LINKS);
        links.subList(0, shown).forEach(link -> {
            Element item = list.appendElement("li");
            item.appendChild(text("span", "", Allowance.name(link.getKey().isBlank() ? "(no text)" : link.getKey())));
            item.appendChild(text("div", "target", Allowance.name(link.getValue())));
        });
        if (shown < links.size()) {
            list.appendElement("li").appendChild(Sessions.leftOut(links.size() - shown, "link"));
        }
    }

    private static String characters(String text) {
        return Counts.grouped(text.length(), "character");
    }

    private Element panel(String name) {
        String id = "mail-" + number + "-" + name.toLowerCase(Locale.ROOT);
        boolean first = tabs.childrenSize() == 0;
        tabs.appendChild(text("button", "", name)
                .attr("type", "button")
                .attr("role", "tab")
                .attr("id", id + "-tab")
                .attr("aria-controls", id)
                .attr("aria-selected", Boolean.toString(first))
                .attr("tabindex", first ? "0" : "-1"));
        return panels.appendElement("div")
                .attr("role", "tabpanel")
                .attr("id", id)
                .attr("aria-labelledby", id + "-tab")
                .attr("tabindex", "0")
                .attr("hidden", !first);
    }

    /** Shows a text or the beginning of a longer one. */
    private void written(Element panel, String text, String whole, boolean isCut) {
        String shown = allowance.beginningOf(text);
        panel.appendChild(text("pre", "", shown));
        note(panel, whole, isCut || shown.length() < text.length());
    }

    private void note(Element panel, String whole, boolean isCut) {
        if (isCut) {
            panel.appendChild(text(
                    "p",
                    "cut",
                    "Truncated; the full length is " + whole + ". The JUnit extension keeps the complete mail in mail-"
                            + number + ".eml next to this page."));
        }
    }

    /** Lists the parts in the order of the mail. */
    private void tree(Element list) {
        List<Map.Entry<MailPart, Integer>> parts = new ArrayList<>();
        collect(mail.root(), 0, parts);
        int shown = allowance.rows(parts.size(), MOST_PARTS);
        parts.subList(0, shown).forEach(part -> part(list, part.getKey(), part.getValue()));
        if (shown < parts.size()) {
            list.appendElement("li").appendChild(Sessions.leftOut(parts.size() - shown, "part"));
        }
    }

    private static void collect(MailPart part, int depth, List<Map.Entry<MailPart, Integer>> parts) {
        parts.add(Map.entry(part, depth));
        part.parts().forEach(child -> collect(child, depth + 1, parts));
    }

    private static void part(Element list, MailPart part, int depth) {
        Element item = list.appendElement("li").attr("style", "--depth:" + Math.min(depth, DEEPEST));
        item.appendChild(text("b", "", Allowance.name(part.contentType())));
        String more = part.fileName().map(name -> " · " + Allowance.name(name)).orElse("")
                + part.parameter("charset")
                        .map(charset -> " · " + Allowance.name(charset))
                        .orElse("")
                + (part.parts().isEmpty()
                        ? " · " + Allowance.name(part.transferEncoding()) + " · " + Counts.grouped(part.size(), "byte")
                        : "")
                + (part.isAttachment() ? " · attachment" : "")
                + part.contentId()
                        .filter(id -> part.isInline())
                        .map(id -> " · inline, <" + Allowance.name(id) + ">")
                        .orElse("");
        item.appendChild(text("span", "aside", more));
    }

    /** Decodes the allowed bytes as UTF-8, possibly cut off within a character, or else as single bytes. */
    private static String decoded(byte[] source) {
        byte[] start = Arrays.copyOf(source, Math.min(source.length, Allowance.MOST_CHARACTERS));
        CharBuffer text = CharBuffer.allocate(start.length);
        CoderResult result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start), text, start.length == source.length);
        String decoded = result.isError()
                ? new String(start, StandardCharsets.ISO_8859_1)
                : text.flip().toString();
        return decoded.replace("\r\n", "\n");
    }
}
