package io.github.junitsmtp.conformance;

/** Checks whether a server follows a rule. */
@FunctionalInterface
interface Check {

    /**
     * Runs the check.
     *
     * @throws Departure if the server violates the rule
     * @throws NotJudged if this server does not show whether it follows the rule
     */
    void run(Probe probe);
}
