package io.github.junitsmtp.internal.content;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Collects findings, a few for each rule, and counts the others. */
final class Findings {

    private static final int MOST_SHOWN = 5;

    private final Map<MessageRule, Set<String>> details = new EnumMap<>(MessageRule.class);
    private final Map<MessageRule, Integer> others = new EnumMap<>(MessageRule.class);

    /**
     * Adds a finding, unless there is one with the same text.
     *
     * @param detail returns the text; not called for findings that are only counted
     */
    void add(MessageRule rule, Supplier<String> detail) {
        Set<String> told = details.computeIfAbsent(rule, any -> new LinkedHashSet<>());
        if (told.size() < MOST_SHOWN) {
            told.add(detail.get());
        } else {
            others.merge(rule, 1, Integer::sum);
        }
    }

    void add(MessageRule rule, String detail) {
        add(rule, () -> detail);
    }

    void addTo(Violations<MessageRule> violations) {
        details.forEach((rule, told) -> {
            int left = told.size();
            for (String detail : told) {
                left--;
                violations.add(RuleViolation.of(rule, detail).andMore(left == 0 ? others.getOrDefault(rule, 0) : 0));
            }
        });
    }
}
