package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The rule on headings. */
final class HeadingRules {

    private final Styles styles;
    private final Names names;
    private final AccessibilityCheck check;

    HeadingRules(Styles styles, Names names, AccessibilityCheck check) {
        this.styles = styles;
        this.names = names;
        this.check = check;
    }

    private static boolean isHeading(String tag) {
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }

    void check() {
        int before = 0;
        Set<Element> speaking = speaking();
        for (Element element : styles.elements()) {
            boolean isHeading = isHeading(element.normalName()) && !element.hasAttr("role");
            if (!isHeading || !styles.of(element).isPerceived()) {
                continue;
            }
            int level = element.normalName().charAt(1) - '0';
            if (before > 0 && level > before + 1) {
                check.violation(
                        AccessibilityRule.HEADINGS, element, "follows h" + before + " and skips h" + (before + 1));
            }
            before = level;
            if (!speaking.contains(element)) {
                check.violation(AccessibilityRule.HEADINGS, element, "is empty");
            }
        }
    }

    /** Returns the elements for which screen readers read something aloud, including that of their descendants. */
    private Set<Element> speaking() {
        Set<Element> speaking = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Element> elements = styles.elements();
        for (int i = elements.size() - 1; i >= 0; i--) {
            Element element = elements.get(i);
            boolean speaks = speaking.contains(element)
                    || styles.of(element).isPerceived()
                            && (!styles.ownText(element).isEmpty()
                                    || !names.ofImage(element).isBlank());
            if (speaks) {
                speaking.add(element);
                Element around = element.parent();
                if (around != null) {
                    speaking.add(around);
                }
            }
        }
        return speaking;
    }
}
