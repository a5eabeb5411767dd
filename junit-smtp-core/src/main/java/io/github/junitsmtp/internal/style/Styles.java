package io.github.junitsmtp.internal.style;

import io.github.junitsmtp.internal.html.HtmlDocument;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The appearance of all elements, as far as inline styles, style sheets and attributes define it. */
public final class Styles {

    private static final Color LINK = new Color(0, 0, 0xee, 1);
    private static final Set<String> NOT_RENDERED =
            Set.of("head", "style", "script", "template", "title", "meta", "link", "noscript", "option", "textarea");
    private static final Set<String> BOLD = Set.of("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Map<String, Double> SIZES = Map.of(
            "h1", 2.0, "h2", 1.5, "h3", 1.17, "h5", 0.83, "h6", 0.67, "small", 5 / 6.0, "sub", 5 / 6.0, "sup", 5 / 6.0,
            "big", 1.2);

    private static final Set<String> ELSEWHERE = Set.of("absolute", "fixed");
    private static final Pattern ZERO = Pattern.compile("0(?:\\.0+)?(?:px|em|%|pt|rem)?");
    private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0\\u200b-\\u200f\\u034f\\u00ad\\ufeff]+");

    private final IdentityHashMap<Element, Style> styles = new IdentityHashMap<>();
    private final IdentityHashMap<Element, String> texts = new IdentityHashMap<>();
    private final List<Element> elements;
    private final Cascade cascade;
    private final @Nullable Color ofLinks;

    public Styles(HtmlDocument html) {
        elements = html.elements();
        cascade = new Cascade(html);
        String link = html.document().body().attr("link");
        ofLinks = link.isBlank() ? LINK : Color.ofAttribute(link).orElse(null);
        for (Element element : elements) {
            Element parent = element.parent();
            Style around = parent == null ? Style.INITIAL : styles.getOrDefault(parent, Style.INITIAL);
            styles.put(element, style(element, around));
            addText(element);
        }
    }

    /** Returns all elements in document order. */
    public List<Element> elements() {
        return elements;
    }

    public Style of(Element element) {
        return styles.getOrDefault(element, Style.INITIAL);
    }

    /** Returns whether an element has text of its own of more than one character. */
    public boolean hasOwnText(Element element) {
        return ownText(element).length() > 1;
    }

    /** Returns the text of an element without that of its children. */
    public String ownText(Element element) {
        return texts.getOrDefault(element, "");
    }

    /** Returns why some styles, and thus colors, are unknown. */
    public List<String> problems() {
        return cascade.problems();
    }

    private void addText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode node && !node.isBlank()) {
                text.append(node.getWholeText());
            }
        }
        if (!text.isEmpty()) {
            texts.put(element, BLANK.matcher(text).replaceAll(" ").strip());
        }
    }

    private Style style(Element element, Style around) {
        Map<String, String> values = cascade.valuesFor(element);
        double size = FontSizes.of(values.get("font-size"), element, around.fontSize(), SIZES);
        Color background = background(element, values, around);
        return new Style(
                color(element, values, around),
                background,
                size,
                isBold(element, values.get("font-weight"), around),
                around.isDisplayed() && isDisplayed(element, values),
                isUnhidden(values.getOrDefault("visibility", "inherit"), around),
                around.isHiddenFromReaders() || element.attr("aria-hidden").equalsIgnoreCase("true"),
                hasDirection(element, values, around));
    }

    private @Nullable Color color(Element element, Map<String, String> values, Style around) {
        if (!cascade.problems().isEmpty() || isPainted(values)) {
            return null;
        }
        String value = values.get("color");
        if (value == null) {
            Color inherited = element.normalName().equals("a") && element.hasAttr("href") ? ofLinks : around.color();
            return element.normalName().equals("font") && element.hasAttr("color")
                    ? Color.ofAttribute(element.attr("color")).orElse(null)
                    : element.normalName().equals("body") && element.hasAttr("text")
                            ? Color.ofAttribute(element.attr("text")).orElse(null)
                            : inherited;
        }
        return switch (value) {
            case "inherit", "unset", "currentcolor" -> around.color();
            case "initial" -> Color.BLACK;
            default -> Color.of(value).orElse(null);
        };
    }

    /** Returns whether effects change how text looks. */
    private static boolean isPainted(Map<String, String> values) {
        return !values.getOrDefault("text-shadow", "none").equals("none")
                || !values.getOrDefault("filter", "none").equals("none")
                || !values.getOrDefault("mix-blend-mode", "normal").equals("normal")
                || Shorthands.number(values.getOrDefault("opacity", "1"))
                        .filter(opacity -> opacity >= 1)
                        .isEmpty();
    }

    private static @Nullable Color background(Element element, Map<String, String> values, Style around) {
        boolean hasImage =
                !values.getOrDefault("background-image", "none").equals("none") || element.hasAttr("background");
        boolean isElsewhere = ELSEWHERE.contains(values.getOrDefault("position", ""));
        String value = values.get("background-color");
        Color own = value == null
                ? element.hasAttr("bgcolor")
                        ? Color.ofAttribute(element.attr("bgcolor")).orElse(null)
                        : Color.TRANSPARENT
                : switch (value) {
                    case "inherit" -> around.background();
                    case "initial", "unset", "none", "" -> Color.TRANSPARENT;
                    default -> Color.of(value).orElse(null);
                };
        if (hasImage || own == null) {
            return null;
        }
        if (own.alpha() >= 1) {
            return own;
        }
        return isElsewhere || around.background() == null ? null : own.over(around.background());
    }

    private static boolean isBold(Element element, @Nullable String weight, Style around) {
        if (weight == null) {
            return BOLD.contains(element.normalName()) || around.isBold();
        }
        return weight.startsWith("bold")
                || (weight.equals("inherit") || weight.equals("unset")) && around.isBold()
                || Shorthands.number(weight).filter(number -> number >= 700).isPresent();
    }

    private static boolean isUnhidden(String visibility, Style around) {
        return switch (visibility) {
            case "visible", "initial" -> true;
            case "hidden", "collapse" -> false;
            default -> around.isUnhidden();
        };
    }

    private static boolean isDisplayed(Element element, Map<String, String> values) {
        boolean isFlat = values.getOrDefault("overflow", "").equals("hidden")
                && (isZero(values.get("max-height")) || isZero(values.get("height")));
        return !NOT_RENDERED.contains(element.normalName())
                && !(element.normalName().equals("input")
                        && element.attr("type").toLowerCase(Locale.ROOT).equals("hidden"))
                && !values.getOrDefault("display", element.hasAttr("hidden") ? "none" : "")
                        .equals("none")
                && !isZero(values.get("opacity"))
                && !isFlat;
    }

    private static boolean hasDirection(Element element, Map<String, String> values, Style around) {
        String direction = values.getOrDefault("direction", element.attr("dir").toLowerCase(Locale.ROOT));
        return switch (direction) {
            case "rtl", "auto" -> true;
            case "ltr" -> false;
            default -> around.hasDirection() || element.normalName().equals("bdi");
        };
    }

    private static boolean isZero(@Nullable String value) {
        return value != null && value.startsWith("0") && ZERO.matcher(value).matches();
    }
}
