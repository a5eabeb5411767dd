package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.internal.style.Styles;
import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The rule on headings. */
final class HeadingRules {

    /** The level of a heading that says none (WAI-ARIA 1.2, heading). */
    private static final int DEFAULT_LEVEL = 2;

    private final Styles styles;
    private final Names names;
    private final AccessibilityCheck check;

    HeadingRules(Styles styles, Names names, AccessibilityCheck check) {
        this.styles = styles;
        this.names = names;
        this.check = check;
    }

    /** Returns the level of a heading, which ARIA may set, and 0 for other elements. */
    private static int level(Element element) {
        String tag = element.normalName();
        boolean isTag = tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
        String role = element.attr("role").strip().toLowerCase(Locale.ROOT);
        if (!role.equals("heading") && (!isTag || !role.isEmpty())) {
            return 0;
        }
        String level = element.attr("aria-level").strip();
        return level.matches("[1-9]") ? level.charAt(0) - '0' : isTag ? tag.charAt(1) - '0' : DEFAULT_LEVEL;
    }

    void check() {
        int before = 0;
        Set<Element> speaking = speaking();
        for (Element element : styles.elements()) {
            int level = level(element);
            if (level == 0 || !styles.of(element).isPerceived()) {
                continue;
            }
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
                    || names.isPerceived(element)
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
