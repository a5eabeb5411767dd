package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.rule.AccessibilityRule;
import org.jsoup.nodes.Element;

/** The rule on headings. */
final class HeadingRules {

    /** Where each is within the one before, the effort grows with their square. */
    private static final int MOST = 1000;

    private final Styles styles;
    private final AccessibilityCheck check;

    HeadingRules(Styles styles, AccessibilityCheck check) {
        this.styles = styles;
        this.check = check;
    }

    private static boolean isHeading(String tag) {
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }

    void check() {
        int before = 0;
        int number = 0;
        for (Element element : styles.elements()) {
            boolean isHeading = isHeading(element.normalName()) && !element.hasAttr("role");
            if (!isHeading || !styles.of(element).isPerceived()) {
                continue;
            }
            if (++number > MOST) {
                check.notJudged(AccessibilityRule.HEADINGS, "headings after the first " + MOST);
                return;
            }
            int level = element.normalName().charAt(1) - '0';
            if (before > 0 && level > before + 1) {
                check.violation(
                        AccessibilityRule.HEADINGS,
                        element,
                        "follows h" + before + ", so that h" + (before + 1) + " is left out");
            }
            before = level;
            if (Names.of(element).isBlank()) {
                check.violation(AccessibilityRule.HEADINGS, element, "is empty");
            }
        }
    }
}
