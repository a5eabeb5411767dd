package io.github.junitsmtp.conformance;

/** Checks whether a server follows a rule. */
@FunctionalInterface
interface Check {

    /**
     * Runs the check.
     *
     * @throws Departure if the server violates the rule
     * @throws NotChecked if it cannot be determined whether the server follows the rule
     */
    void run(Probe probe);
}
