package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/** Collects the reply codes on the page, and explains each once. */
final class Glossary {

    private static final Map<Integer, String> SIGNS = Map.of(2, "✓", 3, "…", 4, "↻", 5, "✕");

    /** By the significant codes, such as {@code 550 5.1.1}. */
    private final Map<String, SmtpReply> replies = new TreeMap<>();

    /** The significant codes by all codes of a reply. Many enhanced status codes add nothing to the reply code. */
    private final Map<String, String> codes = new HashMap<>();

    /** Creates a button that shows the explanation of a reply. */
    Element button(SmtpReply reply) {
        String telling = codes.computeIfAbsent(codesOf(reply), all -> tellingOf(reply, all));
        replies.putIfAbsent(telling, reply);
        return text("button", "code " + cssClass(reply), sign(reply) + " " + reply.code())
                .attr("type", "button")
                .attr("aria-expanded", "false")
                .attr("aria-controls", "explanation")
                .attr("data-code", id(telling));
    }

    /** Returns a symbol for the class of a reply, for readers who cannot see its color. */
    static String sign(SmtpReply reply) {
        return SIGNS.getOrDefault(reply.code() / 100, "?");
    }

    static String cssClass(SmtpReply reply) {
        return "class-" + reply.code() / 100;
    }

    private static String codesOf(SmtpReply reply) {
        return reply.code()
                + reply.enhancedStatusCode().map(enhanced -> " " + enhanced).orElse("");
    }

    private static String tellingOf(SmtpReply reply, String all) {
        boolean plain = reply.explanation().equals(SmtpReply.of(reply.code()).explanation());
        return plain ? Integer.toString(reply.code()) : all;
    }

    private static String id(String codes) {
        return "code-" + codes.replaceAll("[^0-9]", "-");
    }

    /** Explains the codes collected so far. */
    Element entries() {
        Element refusals = element("div", "glossary");
        Element successes = element("div", "glossary");
        replies.forEach(
                (telling, reply) -> (reply.isPositive() ? successes : refusals).appendChild(entry(telling, reply)));
        Element entries = element("div", "");
        if (refusals.childrenSize() > 0) {
            entries.appendChild(refusals);
        }
        if (successes.childrenSize() > 0) {
            Element folded = entries.appendElement("details").attr("class", "successes");
            folded.appendChild(text("summary", "", "Success replies (" + successes.childrenSize() + ")"));
            folded.appendChild(successes);
        }
        return entries;
    }

    private static Element entry(String codes, SmtpReply reply) {
        Element entry = element("article", cssClass(reply)).attr("id", id(codes));
        Element heading = text("h3", "", codes);
        heading.prependChild(text("span", "sign", sign(reply)).attr("aria-hidden", "true"));
        heading.appendChild(text("span", "name", name(reply)));
        entry.appendChild(heading);
        boolean first = true;
        for (String line : reply.explanation().split("\n", -1)) {
            entry.appendChild(paragraph(line, first));
            first = false;
        }
        return entry;
    }

    private static String name(SmtpReply reply) {
        return reply.replyCode()
                .map(ReplyCode::title)
                .or(() -> reply.enhancedStatusCode().map(EnhancedStatusCode::title))
                .orElseGet(() -> reply.replyClass().toString());
    }

    /** The text before the colon is the topic of the line. The first line explains the code in the heading. */
    private static Element paragraph(String line, boolean first) {
        int colon = line.indexOf(": ");
        Element paragraph = element("p", "");
        if (colon > 0 && !first) {
            paragraph.appendChild(text("b", "", line.substring(0, colon)));
        }
        return paragraph.appendText(line.substring(colon + 1));
    }
}
