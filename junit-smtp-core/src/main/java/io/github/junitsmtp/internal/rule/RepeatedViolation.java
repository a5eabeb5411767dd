package io.github.junitsmtp.internal.rule;

import io.github.junitsmtp.rule.Rule;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts violations of one kind, and keeps the first of them. */
public final class RepeatedViolation<R extends Enum<R> & Rule> {

    private @Nullable RuleViolation<R> first;
    private int others;

    public void add(Supplier<RuleViolation<R>> violation) {
        if (first == null) {
            first = violation.get();
        } else {
            others++;
        }
    }

    public boolean isFound() {
        return first != null;
    }

    /** Adds one violation that stands for all, and starts over. */
    public void addTo(Violations<R> violations) {
        if (first != null) {
            violations.add(first.andMore(others));
        }
        first = null;
        others = 0;
    }
}
