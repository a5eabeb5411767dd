package io.github.junitsmtp.conformance;

/** Finds out whether a server keeps to one rule. */
@FunctionalInterface
interface Check {

    /**
     * Talks to the server.
     *
     * @throws Departure if it violates the rule
     * @throws NotJudged if this server does not show whether it keeps to the rule
     */
    void run(Probe probe);
}
