package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule for accessible HTML. A minor version of this library may add rules;
 * {@code AccessibilityRule.standard().asOf("0.1")} is a set that does not grow.
 *
 * @see io.github.junitsmtp.mail.HtmlAssert#isAccessible()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum AccessibilityRule implements Rule {

    /** A valid {@code lang} on {@code html}, or on an element around the whole text (WCAG 2.2, 3.1.1). */
    LANGUAGE("WCAG 2.2, 3.1.1"),
    /** {@code dir="rtl"} around Arabic, Hebrew and other right-to-left text (WCAG 2.2, 1.3.2). */
    DIRECTION("WCAG 2.2, 1.3.2"),
    /** A {@code title} (WCAG 2.2, 2.4.2). */
    TITLE("WCAG 2.2, 2.4.2"),
    /** An {@code alt} for each image, and not a file name; empty for decorative images (WCAG 2.2, 1.1.1, and failure F30). */
    IMAGE_TEXT("WCAG 2.2, 1.1.1"),
    /** Text, or a non-empty {@code alt}, in a mail with images (WCAG 2.2, 1.1.1). */
    IMAGES_ONLY("WCAG 2.2, 1.1.1"),
    /** {@code role="presentation"} for layout tables (HTML, the table element; WCAG 2.2, 1.3.1). */
    LAYOUT_TABLES("HTML, the table element; WCAG 2.2, 1.3.1"),
    /** Headings that are not empty, without skipped levels (WCAG 2.2, 1.3.1, and technique G141). */
    HEADINGS("WCAG 2.2, 1.3.1"),
    /** Text in each link, or an image with an {@code alt} (WCAG 2.2, 2.4.4 and 4.1.2). */
    LINK_TEXT("WCAG 2.2, 2.4.4 and 4.1.2"),
    /** Link text that says more than "click here" (WCAG 2.2, 2.4.9, and failure F84). */
    LINK_PURPOSE("WCAG 2.2, 2.4.9"),
    /**
     * A contrast of at least 4.5 between text and background, or 3 for large text (WCAG 2.2, 1.4.3). It is not judged if the background is
     * an image or unknown.
     */
    CONTRAST("WCAG 2.2, 1.4.3"),
    /** At least 12 pixels for 60 % of the text (Lighthouse, legible font sizes). */
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
     * Returns the rules that {@link io.github.junitsmtp.mail.HtmlAssert#isAccessible()} checks: all of them.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<AccessibilityRule> standard() {
        return RuleSet.all(AccessibilityRule.class);
    }
}
