package io.github.junitsmtp.internal.clients;

import io.github.junitsmtp.internal.html.Urls;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** The features behind elements and attributes. */
final class HtmlFeatures {

    private static final Set<String> SEMANTIC = Set.of(
            "article",
            "aside",
            "details",
            "figcaption",
            "figure",
            "footer",
            "header",
            "main",
            "mark",
            "nav",
            "section",
            "summary",
            "time");
    private static final Set<String> ATTRIBUTES = Set.of(
            "align",
            "aria-describedby",
            "aria-hidden",
            "aria-label",
            "aria-labelledby",
            "aria-live",
            "background",
            "cellpadding",
            "cellspacing",
            "dir",
            "height",
            "hidden",
            "lang",
            "popover",
            "required",
            "role",
            "target",
            "valign",
            "width");
    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("h1", "html-h1-h6"),
            Map.entry("h2", "html-h1-h6"),
            Map.entry("h3", "html-h1-h6"),
            Map.entry("h4", "html-h1-h6"),
            Map.entry("h5", "html-h1-h6"),
            Map.entry("h6", "html-h1-h6"),
            Map.entry("ul", "html-lists"),
            Map.entry("ol", "html-lists"),
            Map.entry("dl", "html-lists"),
            Map.entry("map", "html-image-maps"),
            Map.entry("embed", "html-object"));
    private static final Map<String, String> OTHER_ATTRIBUTES = Map.of(
            "loading", "html-loading-attribute",
            "srcset", "html-srcset",
            "sizes", "html-srcset",
            "inert", "css-inert-attribute");

    private HtmlFeatures() {}

    static Set<String> of(Element element) {
        String tag = element.normalName();
        Set<String> features = new LinkedHashSet<>();
        features.add(element(element, tag));
        for (Attribute attribute : element.attributes()) {
            attribute(tag, attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue(), features);
        }
        return features;
    }

    private static String element(Element element, String tag) {
        if (SEMANTIC.contains(tag)) {
            return "html-semantics";
        }
        return switch (tag) {
            case "input" -> "html-input-" + type(element, "text");
            case "button" -> "html-button-" + type(element, "submit");
            case "meta" -> element.attr("name").equalsIgnoreCase("color-scheme") ? "html-meta-color-scheme" : "";
            // where a client replaces the element, its attributes are lost
            case "body" -> element.attributes().asList().isEmpty() ? "" : "html-body";
            default -> ATTRIBUTES.contains(tag) ? "" : ELEMENTS.getOrDefault(tag, "html-" + tag);
        };
    }

    /** Returns the type of a control, by default that of HTML. */
    private static String type(Element control, String byDefault) {
        String type = control.attr("type").strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() ? byDefault : type;
    }

    private static void attribute(String tag, String name, String value, Set<String> features) {
        if (ATTRIBUTES.contains(name)) {
            features.add("html-" + name);
        } else if (OTHER_ATTRIBUTES.containsKey(name)) {
            features.add(OTHER_ATTRIBUTES.get(name));
        }
        switch (name) {
            case "href" -> {
                if (tag.equals("a") && value.startsWith("#") && value.length() > 1) {
                    features.add("html-anchor-links");
                } else if (tag.equals("a") && value.regionMatches(true, 0, "mailto:", 0, 7)) {
                    features.add("html-mailto-links");
                }
            }
            case "src" -> {
                if (tag.equals("img")) {
                    ImageFeatures.of(value).ifPresent(features::add);
                }
            }
            case "srcset" -> {
                Urls.candidates(value)
                        .flatMap(candidate -> ImageFeatures.of(candidate).stream())
                        .forEach(features::add);
            }
            case "\u26a14email", "amp4email" -> {
                if (tag.equals("html")) {
                    features.add("amp");
                }
            }
            default -> {
                // not a feature
            }
        }
    }
}
