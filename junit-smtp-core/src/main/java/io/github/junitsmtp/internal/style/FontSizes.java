package io.github.junitsmtp.internal.style;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Font sizes in pixels. */
final class FontSizes {

    private static final double NORMAL = 16;
    private static final Pattern LENGTH = Pattern.compile("([\\d.]+)(px|pt|em|rem|%)?");
    private static final Map<String, Double> KEYWORDS = Map.of(
            "xx-small", 9.0,
            "x-small", 10.0,
            "small", 13.0,
            "medium", NORMAL,
            "large", 18.0,
            "x-large", 24.0,
            "xx-large", 32.0,
            "xxx-large", 48.0,
            "initial", NORMAL);
    /** The values of {@code <font size>}. */
    private static final double[] OF_FONT = {NORMAL, 10, 13, 16, 18, 24, 32, 48};

    private FontSizes() {}

    /** A signed size is relative to 3. */
    private static double ofFont(String size) {
        int number = Integer.parseInt(size);
        boolean isRelative = !Character.isDigit(size.charAt(0));
        return OF_FONT[Math.max(1, Math.min(isRelative ? 3 + number : number, 7))];
    }

    static double of(@Nullable String value, Element element, double inherited, Map<String, Double> ofElements) {
        if (value == null) {
            if (element.normalName().equals("font") && element.attr("size").matches("[+-]?[1-7]")) {
                return ofFont(element.attr("size"));
            }
            return inherited * ofElements.getOrDefault(element.normalName(), 1.0);
        }
        if (value.equals("inherit") || value.equals("unset")) {
            return inherited;
        }
        if (KEYWORDS.containsKey(value)) {
            return KEYWORDS.get(value);
        }
        if (value.equals("smaller") || value.equals("larger")) {
            return value.equals("smaller") ? inherited / 1.2 : inherited * 1.2;
        }
        Matcher length = LENGTH.matcher(value);
        if (!length.matches()) {
            return Double.NaN;
        }
        double number = Shorthands.number(length.group(1)).orElse(Double.NaN);
        if (length.group(2) == null) {
            return number == 0 ? 0 : inherited;
        }
        return switch (length.group(2)) {
            case "px" -> number;
            case "pt" -> number * 4 / 3;
            case "em" -> number * inherited;
            case "rem" -> number * NORMAL;
            default -> number / 100 * inherited;
        };
    }
}
