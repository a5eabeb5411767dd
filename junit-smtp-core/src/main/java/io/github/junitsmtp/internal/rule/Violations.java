package io.github.junitsmtp.internal.rule;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.rule.Rule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects violations of the selected rules. */
public final class Violations<R extends Enum<R> & Rule> {

    private final Set<R> rules;
    private final List<RuleViolation<R>> found = new ArrayList<>();

    public Violations(Set<R> rules) {
        this.rules = rules;
    }

    public void add(RuleViolation<R> violation) {
        if (rules.contains(violation.rule())) {
            found.add(violation);
        }
    }

    public void add(R rule, String detail) {
        add(RuleViolation.of(rule, detail));
    }

    /** Returns the violations, ordered by step and then by rule. */
    public List<RuleViolation<R>> list() {
        return found.stream()
                .sorted(Comparator.<RuleViolation<R>>comparingInt(
                                violation -> violation.step().orElse(0))
                        .thenComparing(RuleViolation::rule))
                .toList();
    }

    /** Formats violations for a failure message; empty if there are none. */
    public static Optional<String> inWords(List<? extends RuleViolation<?>> violations) {
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(violations.stream()
                        .map(violation -> "\n    " + violation)
                        .collect(joining("", "it violates the rules", "")));
    }
}
