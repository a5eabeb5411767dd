package io.github.junitsmtp.internal.content;

import io.github.junitsmtp.internal.content.Passage.Kind;
import io.github.junitsmtp.internal.html.ConditionalComments;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/** The HTML of a mail, whose nodes know their lines. */
final class Html {

    /** Elements that quote program output. */
    private static final Set<String> QUOTED = Set.of("code", "kbd", "samp");

    private static final Set<String> WORDS =
            Set.of("alt", "title", "placeholder", "aria-label", "summary", "label", "content");
    private static final Set<String> LAYOUT = Set.of("style", "width", "height", "bgcolor", "color");
    private static final Set<String> URLS = Set.of("href", "src", "action", "background", "srcset", "poster", "value");

    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");

    /** Not after the first bytes of a UTF-8 character, read as ISO-8859-1. */
    private static final String NOT_HALF = "(?<![\\x{c2}-\\x{f4}]|[\\x{e0}-\\x{f4}][\\x{80}-\\x{bf}])";

    private static final Pattern NO_BREAK_SPACE = Pattern.compile(NOT_HALF + "\\x{a0}");
    private static final Pattern INVISIBLE = Pattern.compile("\\x{200b}|" + NOT_HALF + "\\x{ad}");

    /** A comment to browsers, and a processing instruction to recent versions of jsoup. */
    private static final Pattern CODE_OF_PHP = Pattern.compile("<(?:!--)?\\?(?:php\\b|=)");

    /** Attributes of Thymeleaf and its dialects, Wicket, Vue, Angular and Alpine, and placeholders instead of attributes. */
    private static final Pattern DIRECTIVE = Pattern.compile(
            "(?:th|layout|sec|wicket):.*|data-(?:th[:-]|layout-|sec-).*|\\{[{%].*|[$#]\\{.*|<[#%].*|v-[a-z].*|:[a-z].*|@[a-z].*|\\*ng.*|ng-[a-z].*|\\[[a-z].*]|\\([a-z].*\\)|x-(?:if|for|text|html|bind)");

    /** Elements of Thymeleaf, JSP, JSTL, JSF, Spring, Struts, Angular and MJML. */
    private static final Pattern TEMPLATE_ELEMENT = Pattern.compile(
            "(?:th|c|ui|fmt|fn|jsp|h|f|s|sec|spring|tiles|layout|wicket):[a-z].*|ng-[a-z].*|mjml|mj-[a-z].*");

    private final Document document;
    private final Set<String> anchors;

    Html(String html) {
        document = Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
        anchors = new HashSet<>(document.select("[id]").eachAttr("id"));
        anchors.addAll(document.select("a[name]").eachAttr("name"));
    }

    Document document() {
        return document;
    }

    /** Names the line of a node. */
    static String line(Node node) {
        int line = node.sourceRange().start().lineNumber();
        return line > 0 ? "line " + line + " of the HTML" : "the HTML";
    }

    /** Returns the visible text of a link, or the alternative text of its images. */
    static String words(Element link) {
        String text = link.text().strip();
        return text.isEmpty()
                ? String.join(" ", link.select("[alt]").eachAttr("alt")).strip()
                : text;
    }

    /** Returns whether the document has an element for a fragment; "top" is its beginning (WHATWG HTML, scrolling to a fragment). */
    boolean hasAnchor(String fragment) {
        return anchors.contains(fragment) || anchors.contains(decoded(fragment)) || fragment.equalsIgnoreCase("top");
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fragment;
        }
    }

    void forEachPassage(Consumer<Passage> passages) {
        Set<Element> quoted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element element : document.getAllElements()) {
            if (QUOTED.contains(element.normalName()) || quoted.contains(element.parent())) {
                quoted.add(element);
            }
            markup(element, passages);
            if (!quoted.contains(element)) {
                text(element, passages);
            }
        }
    }

    private static void text(Element element, Consumer<Passage> passages) {
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode text && !text.isBlank()) {
                passages.accept(new Passage(line(text), words(text), Kind.WORDS));
            } else if (child instanceof DataNode data && element.normalName().equals("style")) {
                passages.accept(new Passage("the <style> in " + line(element), data.getWholeData(), Kind.CODE));
            } else if (child instanceof Comment comment
                    && ConditionalComments.contentOf(comment).isPresent()) {
                passages.accept(new Passage(
                        "the Outlook conditional comment in " + line(comment), comment.getData(), Kind.CODE));
            } else if (!(child instanceof Element || child instanceof TextNode || child instanceof DataNode)) {
                String html = child.outerHtml().strip();
                if (CODE_OF_PHP.matcher(html).lookingAt()) {
                    passages.accept(new Passage(line(child), html.replace("!--?", "?"), Kind.MARKUP));
                }
            }
        }
    }

    /** Returns a text as a reader sees it. A no-break space or soft hyphen that may be half of a garbled letter stays. */
    private static String words(TextNode text) {
        String visible = INVISIBLE.matcher(text.getWholeText()).replaceAll("");
        String spaced = NO_BREAK_SPACE.matcher(visible).replaceAll(" ");
        return SPACES.matcher(spaced).replaceAll(" ").strip();
    }

    private static void markup(Element element, Consumer<Passage> passages) {
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            if (!attribute.getValue().isEmpty()) {
                passages.accept(new Passage(
                        "the " + name + " of <" + element.normalName() + "> in " + line(element),
                        attribute.getValue(),
                        kindOf(name)));
            }
        }
    }

    private static Kind kindOf(String attribute) {
        if (WORDS.contains(attribute)) {
            return Kind.WORDS;
        }
        if (URLS.contains(attribute)) {
            return Kind.URL;
        }
        return LAYOUT.contains(attribute) ? Kind.LAYOUT : Kind.MARKUP;
    }

    /** Returns the HTML in comments for Outlook, such as buttons in VML, on the same lines. */
    Html forOutlook() {
        List<Comment> comments = new ArrayList<>();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof Comment comment) {
                        comments.add(comment);
                    }
                },
                document);
        StringBuilder html = new StringBuilder();
        int lines = 0;
        for (Comment comment : comments) {
            String content = ConditionalComments.contentOf(comment).orElse("");
            int empty = Math.max(0, comment.sourceRange().start().lineNumber() - 1 - lines);
            html.append("\n".repeat(empty)).append(content);
            lines += empty + (int) content.chars().filter(c -> c == '\n').count();
        }
        return new Html(html.toString());
    }

    /** Reports what a template engine would have removed, such as {@code th:text}. */
    void forEachDirective(BiConsumer<Element, String> directives) {
        Map<String, Boolean> known = new HashMap<>();
        for (Element element : document.getAllElements()) {
            if (known.computeIfAbsent(
                    "<" + element.tagName(),
                    any -> TEMPLATE_ELEMENT.matcher(element.tagName()).matches())) {
                directives.accept(element, "<" + element.tagName() + ">");
            }
            for (Attribute attribute : element.attributes()) {
                if (known.computeIfAbsent(
                        attribute.getKey(), name -> DIRECTIVE.matcher(name).matches())) {
                    directives.accept(element, attribute.getKey() + "=\"" + attribute.getValue() + "\"");
                }
            }
        }
    }
}
