package io.github.junitsmtp.html;

import io.github.junitsmtp.internal.accessibility.AccessibilityCheck;
import io.github.junitsmtp.internal.text.Shortened;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The accessibility of a mail's HTML.
 *
 * @see MailHtml#accessibility(java.util.Set)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Accessibility {

    private final List<RuleViolation<AccessibilityRule>> violations;
    private final List<String> notChecked;

    Accessibility(AccessibilityCheck check) {
        this.violations = check.violations();
        this.notChecked = check.notChecked();
    }

    /**
     * Returns the violations of the rules.
     *
     * @return the violations, ordered by rule and then by line; at most 1,000 for each rule
     */
    public List<RuleViolation<AccessibilityRule>> violations() {
        return violations;
    }

    /**
     * Returns what could not be checked.
     *
     * @return sentences without a final period; empty if everything was checked
     */
    public List<String> notChecked() {
        return notChecked;
    }

    /**
     * Describes the violations for a failure message.
     *
     * @return the first violation of each rule, with the number of further violations; empty if there are none
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> problem() {
        Map<AccessibilityRule, List<RuleViolation<AccessibilityRule>>> byRule = new EnumMap<>(AccessibilityRule.class);
        violations.forEach(violation -> byRule.computeIfAbsent(violation.rule(), rule -> new ArrayList<>())
                .add(violation));
        List<RuleViolation<AccessibilityRule>> first = byRule.values().stream()
                .map(ofRule -> ofRule.get(0).andMore(ofRule.size() - 1))
                .toList();
        return first.isEmpty()
                ? Optional.empty()
                : Optional.of("it violates the rules" + Shortened.lines(first) + Shortened.notChecked(notChecked));
    }
}
