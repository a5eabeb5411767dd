package io.github.junitsmtp.report;

import io.github.junitsmtp.mail.MailPart;
import io.github.junitsmtp.mail.ReceivedMail;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The HTML of a mail for a frame without scripts. Only content known to be harmless remains, and nothing accesses the
 * network. Images of the mail are embedded.
 */
final class Preview {

    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Matches all CSS that could load something, escaped or not, and anything that could end the style sheet. */
    private static final Pattern HARMFUL_CSS =
            Pattern.compile("@import|url\\s*\\(|image-set\\s*\\(|src\\s*\\(|\\\\|</", Pattern.CASE_INSENSITIVE);

    /**
     * The maximum length of a written document, per character of the original and without the shell.
     */
    private static final int GROWTH = 2;

    private static final int SHELL = 1000;

    private static final String FRAME = Template.resource("preview.html");

    private static final Safelist HARMLESS = Safelist.relaxed()
            .addTags("style", "center", "font", "hr", "s", "del", "ins", "tt", "main", "section", "header", "footer")
            .addTags(
                    "article",
                    "nav",
                    "aside",
                    "figure",
                    "figcaption",
                    "address",
                    "kbd",
                    "samp",
                    "mark",
                    "label",
                    "button")
            .addAttributes(
                    ":all", "style", "class", "id", "align", "valign", "bgcolor", "color", "width", "height", "border")
            .addAttributes(":all", "cellpadding", "cellspacing", "dir", "lang", "title", "hidden", "face", "size")
            .removeEnforcedAttribute("a", "rel")
            .addAttributes("a", "href")
            .removeProtocols("a", "href", "ftp", "http", "https", "mailto")
            .addProtocols("img", "src", "data", "cid", "http", "https");

    private final Map<String, MailPart> inline = new HashMap<>();
    private final List<Map.Entry<String, String>> links = new ArrayList<>();
    private final Allowance allowance;
    private final String document;

    private Preview(String html, ReceivedMail mail, Allowance allowance) {
        this.allowance = allowance;
        Stream.concat(mail.inlineParts().stream(), mail.attachments().stream())
                .forEach(part -> part.contentId().ifPresent(id -> inline.putIfAbsent(id, part)));
        this.document = document(html);
    }

    static Preview of(String html, ReceivedMail mail, Allowance allowance) {
        return new Preview(html, mail, allowance);
    }

    /** Returns the document for the frame. */
    String document() {
        return document;
    }

    /** Returns the texts and targets of the links. The frame shows the targets only on hover. */
    List<Map.Entry<String, String>> links() {
        return links;
    }

    static boolean isImage(MailPart part) {
        return IMAGES.contains(part.contentType());
    }

    static String dataUri(MailPart part) {
        return "data:" + part.contentType() + ";base64," + Base64.getEncoder().encodeToString(part.content());
    }

    private String document(String html) {
        Document mail = Jsoup.parse(html);
        Element content = mail.body().tagName("div"); // keeps its colors where only content remains
        Document shell = Document.createShell("");
        mail.select("style").forEach(style -> shell.body().appendChild(style));
        shell.body().appendChild(content);
        Document clean = new Cleaner(HARMLESS).clean(shell);
        cut(clean.body(), SHELL + GROWTH * html.length());
        clean.select("style").forEach(Preview::disarmSheet);
        clean.select("[style]").forEach(element -> element.attr("style", disarmed(element.attr("style"))));
        clean.select("a[href]").forEach(link -> {
            links.add(Map.entry(link.text(), link.attr("href")));
            link.attr("title", Markup.visible(link.attr("href"))).removeAttr("href");
        });
        clean.select("img").forEach(this::bringIn);
        Document frame = Jsoup.parse(FRAME);
        frame.body().appendChildren(clean.body().childNodes());
        return Serializer.html(frame);
    }

    /**
     * Removes everything beyond a size. A parser reopens each unclosed element in every paragraph, with all its
     * attributes, so a little HTML may become very long when written.
     */
    private static void cut(Element body, int most) {
        AtomicInteger size = new AtomicInteger();
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        return size.addAndGet(sizeOf(node)) > most ? FilterResult.REMOVE : FilterResult.CONTINUE;
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        return FilterResult.CONTINUE;
                    }
                },
                body);
    }

    private static int sizeOf(Node node) {
        if (node instanceof TextNode text) {
            return text.getWholeText().length();
        }
        if (node instanceof DataNode data) {
            return data.getWholeData().length();
        }
        int attributes = node.attributes().asList().stream()
                .mapToInt(attribute ->
                        attribute.getKey().length() + attribute.getValue().length())
                .sum();
        return 2 * node.nodeName().length() + attributes;
    }

    private static void disarmSheet(Element style) {
        String sheet = disarmed(style.data());
        style.empty().appendChild(new DataNode(sheet));
    }

    private static String disarmed(String css) {
        return HARMFUL_CSS.matcher(css).replaceAll("x-left-out ");
    }

    /** Returns the part that a {@code cid:} URL refers to, perhaps with escapes (RFC 2392, section 2). */
    private @Nullable MailPart part(String url) {
        String id = url.substring(4);
        if (inline.containsKey(id)) {
            return inline.get(id);
        }
        try {
            return inline.get(new URI(url).getSchemeSpecificPart());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private void bringIn(Element image) {
        String source = image.attr("src");
        MailPart part = source.regionMatches(true, 0, "cid:", 0, 4) ? part(source) : null;
        if (part != null && isImage(part) && allowance.takeFile(part.size())) {
            image.attr("src", dataUri(part));
        } else if (!source.startsWith("data:image/")) {
            String name = image.attr("alt").isBlank() ? "image" : image.attr("alt");
            image.replaceWith(Markup.text("span", "left-out", name + " (not shown: " + source + ")"));
        }
    }
}
