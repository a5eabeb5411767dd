package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.internal.style.Styles;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.QueryParser;

/**
 * The accessible names of elements, which screen readers read aloud.
 *
 * @see <a href="https://www.w3.org/TR/accname-1.2/">Accessible Name and Description Computation</a>
 */
final class Names {

    private static final Evaluator SPEAKING = QueryParser.parse("img, input[type=image], svg title, [aria-label]");
    /** Longer names are cut. */
    private static final int LONGEST = 200;

    private final Styles styles;
    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    Names(Styles styles) {
        this.styles = styles;
        styles.elements().forEach(element -> elements.putIfAbsent(element.id(), element));
    }

    String of(Element element) {
        String label = label(element);
        if (!label.isEmpty()) {
            return label;
        }
        String content = text(element, part -> styles.of(part).isPerceived()) + " "
                + element.select(SPEAKING).stream()
                        .filter(this::isPerceived)
                        .map(this::ofImage)
                        .collect(Collectors.joining(" "));
        String plain = content.replace('\u00a0', ' ').strip();
        return plain.isEmpty() ? element.attr("title").strip() : plain;
    }

    /** Returns whether screen readers see an element. They see the title of an SVG image, which has no place on the screen. */
    boolean isPerceived(Element part) {
        return styles.of(isTitle(part) ? Objects.requireNonNull(part.parent()) : part)
                .isPerceived();
    }

    private static boolean isTitle(Element part) {
        return part.normalName().equals("title") && part.closest("svg") != null;
    }

    /** Returns what screen readers read aloud for an image. */
    String ofImage(Element image) {
        if (isTitle(image)) {
            return text(image, part -> true);
        }
        return Stream.of(label(image), image.attr("alt"), image.attr("title"))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Returns the label that ARIA gives to an element. Hidden elements may label others, several of them together. */
    private String label(Element element) {
        String elsewhere = Stream.of(element.attr("aria-labelledby").strip().split("\\s+"))
                .filter(id -> !id.isEmpty() && elements.containsKey(id))
                .map(id -> labels.computeIfAbsent(id, known -> ofLabel(Objects.requireNonNull(elements.get(known)))))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return elsewhere.isEmpty() ? element.attr("aria-label").strip() : elsewhere;
    }

    private String ofLabel(Element label) {
        return Stream.of(
                        label.attr("aria-label").strip(),
                        text(label, part -> true),
                        label.select("img[alt], area[alt]").attr("alt").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns the text of the elements that are read, which may be in others that are not. */
    private String text(Element element, Predicate<Element> isRead) {
        StringBuilder text = new StringBuilder();
        element.filter((NodeFilter) (node, depth) -> {
            if (node instanceof Element part && isRead.test(part)) {
                text.append(isInLine(part) ? "" : " ");
            } else if (node instanceof TextNode words
                    && node.parent() instanceof Element around
                    && isRead.test(around)) {
                text.append(words.getWholeText());
            }
            return text.length() > LONGEST ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return text.toString()
                .replaceAll("[\u200b\u00ad]", "") // invisible
                .replaceAll("[ \\t\\r\\n\\f]+", " ")
                .strip();
    }

    private static boolean isInLine(Element element) {
        return !element.isBlock() && !element.normalName().equals("br");
    }
}
