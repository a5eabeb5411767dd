package io.github.junitsmtp.internal.html;

import io.github.junitsmtp.internal.css.Declaration;
import io.github.junitsmtp.internal.css.StyleSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/** An HTML document with the lines of its elements and its style sheets. */
public final class HtmlDocument {

    private static final Pattern UNCONDITIONAL =
            Pattern.compile("(?:(?:only\\s+)?(?:all|screen))?", Pattern.CASE_INSENSITIVE);

    private final Document document;
    private final List<Element> elements = new ArrayList<>();
    private final List<StyleSheet> styleSheets = new ArrayList<>();
    private final List<StyleSheet> unconditional = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    /** A cache, since most mails repeat the same styles on many elements. */
    private final Map<String, List<Declaration>> inlineStyles = new HashMap<>();

    @SuppressWarnings("ReferenceEquality") // the document itself, not one like it
    private HtmlDocument(Document document) {
        this.document = document;
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof Element element && element != document) {
                        add(element);
                    }
                },
                document);
    }

    /** Parses HTML as a browser does. */
    public static HtmlDocument read(String html) {
        return new HtmlDocument(Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true)));
    }

    private void add(Element element) {
        elements.add(element);
        if (element.normalName().equals("style")) {
            int line = Math.max(1, element.sourceRange().end().lineNumber());
            StyleSheet sheet = StyleSheet.read(element.data(), line);
            styleSheets.add(sheet);
            if (Stream.of(element.attr("media").split(",", -1))
                    .anyMatch(query -> UNCONDITIONAL.matcher(query.strip()).matches())) {
                unconditional.add(sheet);
            }
            if (sheet.isCutOff()) {
                problems.add("the style sheet on line " + Place.lineOf(element) + " is cut off");
            }
        }
    }

    public Document document() {
        return document;
    }

    /** Returns the elements in document order. */
    public List<Element> elements() {
        return elements;
    }

    /** Returns the content of each {@code style} element. */
    public List<StyleSheet> styleSheets() {
        return styleSheets;
    }

    /** Returns the style sheets that apply to every screen. */
    public List<StyleSheet> unconditionalStyleSheets() {
        return unconditional;
    }

    /** Returns what could not be parsed in full. */
    public List<String> problems() {
        return problems;
    }

    /** Returns the declarations in the {@code style} attribute of an element, with lines counted within the attribute. */
    public List<Declaration> inlineStyle(Element element) {
        String style = element.attr("style");
        return style.isEmpty()
                ? List.of()
                : inlineStyles.computeIfAbsent(style, text -> StyleSheet.declarations(text, 1));
    }
}
