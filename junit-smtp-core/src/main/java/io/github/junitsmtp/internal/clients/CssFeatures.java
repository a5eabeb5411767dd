package io.github.junitsmtp.internal.clients;

import io.github.junitsmtp.internal.css.Declaration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The features that declarations use. */
final class CssFeatures {

    /** Features that cover several properties, by the prefix of the properties; other features are named after their property. */
    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("border", "css-border"),
            Map.entry("border-image", "css-border-image"),
            Map.entry("border-inline", "css-border-inline-block"),
            Map.entry("border-block", "css-border-inline-block"),
            Map.entry("margin-inline", "css-margin-inline-block"),
            Map.entry("margin-block", "css-margin-inline-block"),
            Map.entry("padding-inline", "css-padding-inline-block"),
            Map.entry("padding-block", "css-padding-inline-block"),
            Map.entry("columns", "css-column-layout-properties"),
            Map.entry("column", "css-column-layout-properties"),
            Map.entry("row-gap", "css-gap"),
            Map.entry("column-gap", "css-gap"),
            Map.entry("grid-template", "css-grid-template"),
            Map.entry("left", "css-left-right-top-bottom"),
            Map.entry("right", "css-left-right-top-bottom"),
            Map.entry("top", "css-left-right-top-bottom"),
            Map.entry("bottom", "css-left-right-top-bottom"),
            Map.entry("block-size", "css-block-inline-size"));

    private static final Pattern LOGICAL_LONGHAND = Pattern.compile("(margin|padding)-(inline|block)-(start|end)");
    private static final Pattern LOGICAL_BORDER = Pattern.compile(
            "border-(?:inline|block)-(?:start|end)(-.+)?|border-(?:inline|block)-(?:color|style|width)");
    private static final Pattern RADIUS = Pattern.compile("border-(?:top|bottom)-(?:left|right)-radius");
    private static final Pattern LOGICAL_RADIUS = Pattern.compile("border-(?:start|end)-(?:start|end)-radius");
    /** Shorthands that are a feature only if they set several values. */
    private static final Set<String> SHORTHANDS = Set.of("css-background", "css-font", "css-display");

    private static final Pattern STRING_OR_URL =
            Pattern.compile("url\\([^)]*\\)?|\"[^\"]*\"?|'[^']*'?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FUNCTION = Pattern.compile("(?<![-\\w])([-\\w]++)\\(");
    private static final Pattern UNIT = Pattern.compile("(?<![-\\w#.])[-+]?(?:\\d++\\.?+\\d*+|\\.\\d++)([a-z]++|%)");
    private static final Pattern WORD = Pattern.compile("(?<![-\\w#])[a-z][-a-z]++(?![-\\w(])");
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("calc", "css-unit-calc"),
            Map.entry("var", "css-variables"),
            Map.entry("rgb", "css-rgb"),
            Map.entry("rgba", "css-rgba"),
            Map.entry("lch", "css-modern-color"),
            Map.entry("oklch", "css-modern-color"),
            Map.entry("lab", "css-modern-color"),
            Map.entry("oklab", "css-modern-color"),
            Map.entry("repeating-linear-gradient", "css-linear-gradient"),
            Map.entry("repeating-radial-gradient", "css-radial-gradient"),
            Map.entry("repeating-conic-gradient", "css-conic-gradient"),
            Map.entry("linear-gradient", "css-linear-gradient"),
            Map.entry("radial-gradient", "css-radial-gradient"),
            Map.entry("conic-gradient", "css-conic-gradient"));
    private static final Map<String, String> WORDS = Map.of(
            "initial", "css-unit-initial",
            "fit-content", "css-intrinsic-size",
            "min-content", "css-intrinsic-size",
            "max-content", "css-intrinsic-size",
            "system-ui", "css-sytem-ui",
            "ui-serif", "css-sytem-ui",
            "ui-sans-serif", "css-sytem-ui",
            "ui-rounded", "css-sytem-ui",
            "ui-monospace", "css-sytem-ui");

    private static final String NONE = "";

    private CssFeatures() {}

    static Set<String> of(Declaration declaration) {
        Set<String> features = new LinkedHashSet<>();
        if (declaration.property().startsWith("--")) {
            features.add("css-variables");
        } else {
            String value = STRING_OR_URL
                    .matcher(declaration.value().toLowerCase(Locale.ROOT))
                    .replaceAll("url");
            features.add(property(declaration.property(), value));
            values(value, features);
            ImageFeatures.inCss(declaration.value()).forEach(features::add);
        }
        if (declaration.isImportant()) {
            features.add("css-important");
        }
        features.remove(NONE);
        return features;
    }

    private static String property(String property, String value) {
        return switch (property) {
            case "display" -> display(value);
            case "flex-direction" -> value.startsWith("column") ? "css-flex-direction" : NONE;
            case "flex-wrap" -> value.startsWith("wrap") ? "css-flex-wrap" : NONE;
            default -> ofName(property);
        };
    }

    private static String display(String value) {
        return switch (value) {
            case "none" -> "css-display-none";
            case "flex", "inline-flex" -> "css-display-flex";
            case "grid", "inline-grid" -> "css-display-grid";
            default -> "css-display";
        };
    }

    /** Returns the feature with the longest name that equals the property or is a prefix of it. */
    private static String ofName(String property) {
        if (property.startsWith("-") || property.startsWith("mso-")) {
            return NONE;
        }
        if (LOGICAL_LONGHAND.matcher(property).matches()) {
            return property.replaceFirst("-(start|end)$", "-start-end").replaceFirst("^", "css-");
        }
        if (LOGICAL_BORDER.matcher(property).matches()) {
            return property.matches("border-(?:inline|block)-(?:start|end)")
                    ? "css-border-inline-block-individual"
                    : "css-border-inline-block-longhand";
        }
        if (RADIUS.matcher(property).matches()) {
            return "css-border-radius";
        }
        if (LOGICAL_RADIUS.matcher(property).matches()) {
            return "css-border-radius-logical";
        }
        String beginning = property;
        while (true) {
            String feature = FAMILIES.getOrDefault(beginning, "css-" + beginning);
            if (Features.known().contains(feature) && (beginning.equals(property) || !SHORTHANDS.contains(feature))) {
                return feature;
            }
            int dash = beginning.lastIndexOf('-');
            if (dash <= 0) {
                return NONE;
            }
            beginning = beginning.substring(0, dash);
        }
    }

    private static void values(String value, Set<String> features) {
        Matcher function = FUNCTION.matcher(value);
        while (function.find()) {
            features.add(FUNCTIONS.getOrDefault(function.group(1), "css-function-" + function.group(1)));
        }
        Matcher unit = UNIT.matcher(value);
        while (unit.find()) {
            features.add(unit.group(1).equals("%") ? "css-unit-percent" : "css-unit-" + unit.group(1));
        }
        Matcher word = WORD.matcher(value);
        while (word.find()) {
            features.add(WORDS.getOrDefault(word.group(), NONE));
        }
    }
}
