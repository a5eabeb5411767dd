package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.RepeatedViolation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.rule.ServerRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Collects violations by a server: the first of each kind, with the number of the others. */
final class ServerFindings {

    private final Violations<ServerRule> violations;
    private final Map<String, RepeatedViolation<ServerRule>> kinds = new LinkedHashMap<>();

    ServerFindings(Set<ServerRule> rules) {
        this.violations = new Violations<>(rules);
    }

    void add(Step step, ServerRule rule, String kind, String detail) {
        add(rule, kind, () -> step.violates(rule, detail));
    }

    void add(ServerRule rule, String kind, Supplier<RuleViolation<ServerRule>> violation) {
        kinds.computeIfAbsent(rule + " " + kind, any -> new RepeatedViolation<>())
                .add(violation);
    }

    /** Returns the violations, ordered by step and then by rule. */
    List<RuleViolation<ServerRule>> list() {
        kinds.values().forEach(kind -> kind.addTo(violations));
        return violations.list();
    }
}
