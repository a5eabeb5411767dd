package io.github.junitsmtp.transcript;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts departures of one kind, and keeps the first of them. */
final class Tally {

    private final ClientRule rule;
    private @Nullable Step step;
    private String first = "";
    private int count;

    Tally(ClientRule rule) {
        this.rule = rule;
    }

    void add(Step where, Supplier<String> detail) {
        if (count++ == 0) {
            step = where;
            first = detail.get();
        }
    }

    boolean isBegun() {
        return count > 0;
    }

    /** Tells what was counted, and begins anew. */
    void tell(Missteps missteps) {
        if (step != null) {
            missteps.add(rule, step, first + (count > 1 ? ", and " + (count - 1) + " more" : ""));
        }
        step = null;
        count = 0;
    }
}
