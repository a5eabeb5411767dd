package io.github.junitsmtp.conformance;

import org.apiguardian.api.API;

/** The severity of a violation of a {@link ConformanceRule}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Severity {
    /** The standard requires what the rule says. If the server violates the rule, the test fails. */
    REQUIREMENT,
    /**
     * The standard only recommends what the rule says, or widely used servers do not follow it. If the server violates the rule, the test
     * is aborted with a reason that starts with {@code hint:}.
     */
    HINT
}
