package io.github.junitsmtp.internal.style;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Expands CSS shorthands. */
final class Shorthands {

    private static final Pattern FUNCTION_OR_WORD = Pattern.compile("[-\\w#.%]+(?:\\([^)]*\\)?)?");
    private static final Pattern SIZE = Pattern.compile(
            "(?:^|\\s)([\\d.]+[a-z%]+|0|(?:xx?-)?small|medium|(?:x{1,3}-)?large|smaller|larger)(?:\\s*/|\\s)");
    /** Keywords that stand for all values of a shorthand. */
    private static final Set<String> GLOBAL = Set.of("inherit", "initial", "unset");

    private static final Pattern WEIGHT = Pattern.compile("(?:^|\\s)(bold|bolder|[1-9]00)\\s");

    private Shorthands() {}

    /** Returns the color in {@code background}, transparent if there is none. */
    static String color(String background) {
        return words(background)
                .filter(word -> Color.of(word).isPresent() || word.equals("inherit") || word.equals("currentcolor"))
                .findFirst()
                .orElse(
                        words(background)
                                        .anyMatch(word -> word.matches(
                                                "(?:hsla?|lch|oklch|lab|oklab|color|color-mix|var|light-dark)\\(.*"))
                                ? "unknown"
                                : "transparent");
    }

    static String image(String background) {
        return background.contains("url(") || background.contains("gradient(") || background.contains("var(")
                ? background
                : "none";
    }

    static String size(String font) {
        if (GLOBAL.contains(font)) {
            return font;
        }
        Matcher size = SIZE.matcher(font);
        return size.find() ? size.group(1) : "unknown";
    }

    static String weight(String font) {
        if (GLOBAL.contains(font)) {
            return font;
        }
        Matcher weight = WEIGHT.matcher(font);
        return weight.find() ? weight.group(1) : "normal";
    }

    private static Stream<String> words(String value) {
        return FUNCTION_OR_WORD.matcher(value).results().map(word -> word.group());
    }

    static Optional<Double> number(String value) {
        try {
            return Optional.of(Double.parseDouble(value.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
