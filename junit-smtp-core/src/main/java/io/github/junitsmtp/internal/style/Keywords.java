package io.github.junitsmtp.internal.style;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keywords that the properties accept. Browsers ignore a declaration with any other, so the one before it applies (CSS 2.2, section 4.2).
 * Other values, such as lengths and functions, are not checked here.
 */
final class Keywords {

    /** A color without its hash, which browsers accept in quirks mode. */
    private static final Pattern HASHLESS = Pattern.compile("[\\da-f]{3}|[\\da-f]{6}");

    private static final Set<String> GLOBAL = Set.of("inherit", "initial", "unset", "revert", "revert-layer");

    private static final Set<String> DISPLAYS = Set.of(
            "none",
            "block",
            "inline",
            "inline-block",
            "flow",
            "flow-root",
            "list-item",
            "contents",
            "flex",
            "inline-flex",
            "grid",
            "inline-grid",
            "table",
            "inline-table",
            "table-row",
            "table-cell",
            "table-column",
            "table-caption",
            "table-row-group",
            "table-header-group",
            "table-footer-group",
            "table-column-group",
            "ruby",
            "ruby-base",
            "ruby-text",
            "run-in",
            "math",
            "-webkit-box",
            "-webkit-inline-box",
            "-webkit-flex",
            "-webkit-inline-flex",
            "-ms-flexbox",
            "-ms-inline-flexbox",
            "-moz-box");

    /** Colors that depend on the reader's system (CSS Color, level 4, section 6.2 and appendix A), or on other elements. */
    private static final Set<String> COLORS = Set.of(
            "currentcolor",
            "accentcolor",
            "accentcolortext",
            "activetext",
            "buttonborder",
            "buttonface",
            "buttontext",
            "canvas",
            "canvastext",
            "field",
            "fieldtext",
            "graytext",
            "highlight",
            "highlighttext",
            "linktext",
            "mark",
            "marktext",
            "selecteditem",
            "selecteditemtext",
            "visitedtext",
            "activeborder",
            "activecaption",
            "appworkspace",
            "background",
            "buttonhighlight",
            "buttonshadow",
            "captiontext",
            "inactiveborder",
            "inactivecaption",
            "inactivecaptiontext",
            "infobackground",
            "infotext",
            "menu",
            "menutext",
            "scrollbar",
            "threeddarkshadow",
            "threedface",
            "threedhighlight",
            "threedlightshadow",
            "threedshadow",
            "window",
            "windowframe",
            "windowtext");

    private static final Set<String> BACKGROUNDS = Set.of(
            "none",
            "left",
            "right",
            "top",
            "bottom",
            "center",
            "repeat",
            "repeat-x",
            "repeat-y",
            "no-repeat",
            "space",
            "round",
            "scroll",
            "fixed",
            "local",
            "border-box",
            "padding-box",
            "content-box");

    /** The properties whose only keywords these are. */
    private static final Map<String, Set<String>> OF_PROPERTIES = Map.of(
            "display", DISPLAYS,
            "visibility", Set.of("visible", "hidden", "collapse"),
            "font-weight", Set.of("normal", "bold", "bolder", "lighter"),
            "font-size",
                    Set.of(
                            "xx-small",
                            "x-small",
                            "small",
                            "medium",
                            "large",
                            "x-large",
                            "xx-large",
                            "xxx-large",
                            "smaller",
                            "larger",
                            "math"),
            "opacity", Set.of(),
            "overflow", Set.of("visible", "hidden", "clip", "scroll", "auto", "overlay"),
            "direction", Set.of("ltr", "rtl"),
            "position", Set.of("static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"));

    private Keywords() {}

    /** Returns whether a browser accepts the value, as far as it is a keyword or a hexadecimal color, in lower case. */
    static boolean areValid(String property, String value) {
        boolean isColor = property.equals("color") || property.equals("background-color");
        if (isColor && value.startsWith("#") && value.chars().noneMatch(Character::isWhitespace)) {
            return Color.of(value).isPresent();
        }
        if (!isKeyword(value) || GLOBAL.contains(value)) {
            return true;
        }
        if (isColor || property.equals("background") && !BACKGROUNDS.contains(value)) {
            return COLORS.contains(value)
                    || Color.of(value).isPresent()
                    || HASHLESS.matcher(value).matches();
        }
        return !OF_PROPERTIES.containsKey(property)
                || OF_PROPERTIES.getOrDefault(property, Set.of()).contains(value);
    }

    private static boolean isKeyword(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '-' && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return value.length() > 1 || !value.isEmpty() && value.charAt(0) != '-';
    }
}
