package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The rules on how text looks. */
final class TextRules {

    private static final double LEGIBLE = 12;
    private static final double LEAST_SHARE = 0.6;

    private final Styles styles;
    private final AccessibilityCheck check;
    private int notJudged;
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
        if (notJudged > 0) {
            check.notJudged(
                    AccessibilityRule.CONTRAST,
                    "contrast of " + (notJudged == 1 ? "a text" : notJudged + " texts")
                            + ", as colour or background is an image or not known");
        }
        if (smallText != null && smallCharacters > characters * (1 - LEAST_SHARE)) {
            check.violation(
                    AccessibilityRule.FONT_SIZE,
                    smallText,
                    String.format(
                            Locale.ROOT,
                            "begins text under 12 pixels, which is %d %% of the text",
                            Math.round(100.0 * smallCharacters / characters)));
        }
    }

    private void contrast(Element element, Style style) {
        if (style.color() == null || style.background() == null) {
            notJudged++;
            return;
        }
        style.contrast()
                .filter(contrast -> contrast < style.leastContrast())
                .ifPresent(contrast -> check.violation(
                        AccessibilityRule.CONTRAST,
                        element,
                        String.format(
                                Locale.ROOT,
                                "has a contrast of %.2f, where %.1f is the least: %s on %s",
                                Math.floor(contrast * 100) / 100,
                                style.leastContrast(),
                                style.color().over(style.background()),
                                style.background())));
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
