package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule for accessible HTML. A minor version of this library may add rules;
 * {@code AccessibilityRule.standard().asOf("0.1")} keeps the rules of version 0.1.
 *
 * @see io.github.junitsmtp.mail.HtmlAssert#isAccessible()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum AccessibilityRule implements Rule {

    /** The {@code html} element, or an element around the whole text, must have a valid {@code lang} (WCAG 2.2, 3.1.1). */
    LANGUAGE("WCAG 2.2, 3.1.1"),
    /** Arabic, Hebrew and other right-to-left text must be within {@code dir="rtl"} (WCAG 2.2, 1.3.2). */
    DIRECTION("WCAG 2.2, 1.3.2"),
    /** The document must have a {@code title} (WCAG 2.2, 2.4.2). */
    TITLE("WCAG 2.2, 2.4.2"),
    /**
     * Each image must have an {@code alt} that is not a file name. It must be empty for decorative images (WCAG 2.2, 1.1.1, and failure
     * F30).
     */
    IMAGE_TEXT("WCAG 2.2, 1.1.1"),
    /** A mail with images must also contain text or a non-empty {@code alt} (WCAG 2.2, 1.1.1). */
    IMAGES_ONLY("WCAG 2.2, 1.1.1"),
    /** Layout tables must have {@code role="presentation"} (HTML, the table element; WCAG 2.2, 1.3.1). */
    LAYOUT_TABLES("HTML, the table element; WCAG 2.2, 1.3.1"),
    /** Headings must not be empty, and must not skip levels (WCAG 2.2, 1.3.1, and technique G141). */
    HEADINGS("WCAG 2.2, 1.3.1"),
    /** Each link must contain text, or an image with an {@code alt} (WCAG 2.2, 2.4.4 and 4.1.2). */
    LINK_TEXT("WCAG 2.2, 2.4.4 and 4.1.2"),
    /** Link text must say more than "click here" (WCAG 2.2, 2.4.9, and failure F84). */
    LINK_PURPOSE("WCAG 2.2, 2.4.9"),
    /**
     * The contrast between text and background must be at least 4.5, or 3 for large text (WCAG 2.2, 1.4.3). The
     * contrast is not checked if a color is unknown or the background is an image.
     */
    CONTRAST("WCAG 2.2, 1.4.3"),
    /** At least 60% of the text must be 12 pixels or larger (Lighthouse, legible font sizes). */
    FONT_SIZE("Lighthouse, legible font sizes");

    private final String reference;

    AccessibilityRule(String reference) {
        this.reference = reference;
    }

    @Override
    public String reference() {
        return reference;
    }

    @Override
    public String since() {
        return "0.1";
    }

    /**
     * Returns the rules that {@link io.github.junitsmtp.mail.HtmlAssert#isAccessible()} checks: all rules of this type.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<AccessibilityRule> standard() {
        return RuleSet.all(AccessibilityRule.class);
    }
}
