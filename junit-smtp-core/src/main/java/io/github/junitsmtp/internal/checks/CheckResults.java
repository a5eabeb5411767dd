package io.github.junitsmtp.internal.checks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks that a test made of one mail, each with its last result. */
public final class CheckResults {

    private final Map<String, CheckResult> results = new LinkedHashMap<>();

    public CheckResults() {}

    public synchronized void add(CheckResult result) {
        results.put(result.check(), result);
    }

    public synchronized List<CheckResult> list() {
        return List.copyOf(results.values());
    }
}
