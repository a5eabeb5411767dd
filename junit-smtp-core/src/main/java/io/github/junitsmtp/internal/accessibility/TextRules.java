package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.internal.style.Color;
import io.github.junitsmtp.internal.style.Style;
import io.github.junitsmtp.internal.style.Styles;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The rules on the appearance of text. */
final class TextRules {

    private static final double LEGIBLE = 12;
    private static final double LARGE = 24;
    private static final double LARGE_IF_BOLD = 18.66;
    private static final double LEAST_SHARE = 0.6;

    private final Styles styles;
    private final AccessibilityCheck check;
    private int notChecked;
    private long characters;
    private long smallCharacters;
    private @Nullable Element smallText;

    TextRules(Styles styles, AccessibilityCheck check) {
        this.styles = styles;
        this.check = check;
    }

    void check() {
        for (Element element : styles.elements()) {
            Style style = styles.of(element);
            if (style.isVisible() && styles.hasOwnText(element)) {
                contrast(element, style);
                size(element, style);
            }
        }
        if (notChecked > 0) {
            check.notChecked(
                    AccessibilityRule.CONTRAST,
                    "contrast of " + Counts.of(notChecked, "element")
                            + (notChecked == 1
                                    ? ": its colors are unknown, or its"
                                    : ": their colors are unknown, or their")
                            + " background is an image");
        }
        if (smallText != null && smallCharacters > characters * (1 - LEAST_SHARE)) {
            check.violation(
                    AccessibilityRule.FONT_SIZE,
                    smallText,
                    String.format(
                            Locale.ROOT,
                            "is smaller than 12 pixels, as is %d%% of the text",
                            Math.round(100.0 * smallCharacters / characters)));
        }
    }

    private void contrast(Element element, Style style) {
        Color color = style.color();
        Color background = style.background();
        if (color == null || background == null) {
            notChecked++;
            return;
        }
        style.contrast()
                .filter(contrast -> contrast < leastContrast(style))
                .ifPresent(contrast -> check.violation(
                        AccessibilityRule.CONTRAST,
                        element,
                        String.format(
                                Locale.ROOT,
                                "has a contrast of %.2f (%s on %s); at least %.1f is required",
                                Math.floor(contrast * 100) / 100,
                                color.over(background),
                                background,
                                leastContrast(style))));
    }

    /** Returns the minimum contrast for a text; that of large text if its size is not known. */
    private static double leastContrast(Style style) {
        boolean isLarge = Double.isNaN(style.fontSize())
                || style.fontSize() >= LARGE
                || style.isBold() && style.fontSize() >= LARGE_IF_BOLD;
        return isLarge ? 3 : 4.5;
    }

    private void size(Element element, Style style) {
        if (Double.isNaN(style.fontSize())) {
            return;
        }
        int length = styles.ownText(element).length();
        characters += length;
        if (style.fontSize() < LEGIBLE) {
            smallCharacters += length;
            smallText = smallText == null ? element : smallText;
        }
    }
}
