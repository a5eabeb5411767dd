package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.internal.html.HtmlDocument;
import io.github.junitsmtp.internal.html.Place;
import io.github.junitsmtp.internal.style.Styles;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Checks HTML against the selected rules, and collects the violations. */
public final class AccessibilityCheck {

    private static final int MOST_OF_A_RULE = 1000;

    private final Set<AccessibilityRule> rules;
    private final Map<AccessibilityRule, List<RuleViolation<AccessibilityRule>>> found =
            new EnumMap<>(AccessibilityRule.class);
    private final List<String> notChecked;

    public AccessibilityCheck(HtmlDocument html, Set<AccessibilityRule> rules) {
        this.rules = rules;
        this.notChecked = new ArrayList<>(html.problems());
        Styles styles = new Styles(html);
        styles.problems().forEach(problem -> notChecked(AccessibilityRule.CONTRAST, "contrast: " + problem));
        Names names = new Names(styles);
        new DocumentRules(html, styles, this).check();
        new ImageRules(styles, names, this).check();
        new TableRules(styles, this).check();
        new HeadingRules(styles, names, this).check();
        new LinkRules(styles, names, this).check();
        new TextRules(styles, this).check();
    }

    void violation(AccessibilityRule rule, Element element, String detail) {
        if (rules.contains(rule)) {
            List<RuleViolation<AccessibilityRule>> ofRule = found.computeIfAbsent(rule, key -> new ArrayList<>());
            if (ofRule.size() < MOST_OF_A_RULE) {
                Place place = Place.of(element);
                ofRule.add(RuleViolation.inLine(rule, place.line(), place.name(), detail));
            }
        }
    }

    void notChecked(AccessibilityRule rule, String reason) {
        if (rules.contains(rule)) {
            notChecked.add(reason);
        }
    }

    /** Returns the violations, ordered by rule and then by line; the first thousand of each rule. */
    public List<RuleViolation<AccessibilityRule>> violations() {
        return found.values().stream()
                .flatMap(ofRule -> ofRule.stream()
                        .sorted(Comparator.comparingInt(
                                violation -> violation.line().orElse(0))))
                .toList();
    }

    public List<String> notChecked() {
        return List.copyOf(notChecked);
    }
}
