package io.github.junitsmtp.internal.style;

import io.github.junitsmtp.internal.html.HtmlDocument;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What readers see of the HTML of a mail, as far as its styles tell. */
public final class Visibility {

    /** Elements without a style of their own here, whose text forms and clients without scripts show. */
    private static final Set<String> SHOWN_OTHERWISE = Set.of("option", "textarea", "noscript");

    private final HtmlDocument html;
    private final Styles styles;

    private Visibility(HtmlDocument html) {
        this.html = html;
        this.styles = new Styles(html);
    }

    /** Parses HTML and computes its styles. */
    public static Visibility of(String html) {
        return new Visibility(HtmlDocument.read(html));
    }

    public Document document() {
        return html.document();
    }

    /** Returns whether an element, or one in it, shows a text or an image. An area shows a piece of the image that uses its map. */
    public boolean isVisible(Element element) {
        Element map = element.normalName().equals("area") ? element.closest("map") : null;
        if (map != null) {
            return document().select("img[usemap]").stream()
                    .filter(image -> image.attr("usemap").equals("#" + map.attr("name")))
                    .anyMatch(image -> styles.of(image).isShown());
        }
        return element.getAllElements().stream()
                .anyMatch(part -> part.normalName().equals("img")
                        ? styles.of(part).isShown()
                        : styles.of(part).isVisible() && !styles.ownText(part).isEmpty());
    }

    /** Returns the visible text on one line. This empties the other texts of the document. */
    public String text() {
        for (Element element : styles.elements()) {
            if (!isShown(element)) {
                element.textNodes().forEach(text -> text.text(""));
            }
        }
        return document().body().text();
    }

    private boolean isShown(Element element) {
        Element parent = element.parent();
        return styles.of(element).isVisible()
                || SHOWN_OTHERWISE.contains(element.normalName())
                        && parent != null
                        && (styles.of(parent).isVisible() || isShown(parent));
    }
}
