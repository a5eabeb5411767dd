package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.rule.ServerRule;

/** The rules on when a server closes the connection. */
final class ClosingRules {

    private final ServerFindings findings;

    ClosingRules(ServerFindings findings) {
        this.findings = findings;
    }

    /** Checks a reply after which there should be none: any reply after that to QUIT, and a positive reply after 421. */
    void check(Step step, ServerState state) {
        Step farewell = state.farewell();
        if (farewell == null || !step.said().answered()) {
            return;
        }
        if (farewell.verb().equals("QUIT")
                || step.outcome() == Outcome.ACCEPTED && !step.verb().equals("QUIT")) {
            findings.add(
                    step,
                    ServerRule.CLOSING,
                    "open",
                    "was answered with " + step.repliedWith()
                            + ", but the server should have closed the connection after " + farewell.code()
                            + " in step " + farewell.position());
        }
    }

    /**
     * Checks the end of a session that the server closed while a step waited for its reply. After refusing something, a server may close
     * the connection, as with 521 (RFC 5321, section 7.8).
     */
    void end(Step waiting, boolean refused) {
        if (!refused) {
            findings.add(
                    waiting,
                    ServerRule.CLOSING,
                    "unanswered",
                    "was not answered: the server closed the connection without sending "
                            + (waiting.verb().equals("QUIT") ? "221" : "421"));
        }
    }
}
