package io.github.junitsmtp.conformance;

import org.apiguardian.api.API;

/** What it means if a server violates a {@link ConformanceRule}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Severity {
    /** The standard requires it: the test fails. */
    REQUIREMENT,
    /** The standard recommends it, or servers in wide use do otherwise: the test is aborted with a reason that starts with {@code hint:}. */
    HINT
}
