package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.conduct.TransactionState.Phase;
import io.github.junitsmtp.rule.ServerRule;

/** The rules on commands out of sequence, which a server must not accept. */
final class AcceptanceRules {

    private final ServerFindings findings;

    AcceptanceRules(ServerFindings findings) {
        this.findings = findings;
    }

    void check(Step step, ServerState state) {
        if (step.outcome() != Outcome.ACCEPTED) {
            return;
        }
        TransactionState transaction = state.transaction();
        switch (step.verb()) {
            case "RCPT" -> within(step, transaction, "503");
            case "BDAT" -> {
                if (step.isLastChunk()) {
                    message(step, transaction, "503");
                }
            }
            case "AUTH" -> auth(step, state);
            case "STARTTLS" -> {
                if (step.said().encrypted()) {
                    findings.add(
                            step,
                            ServerRule.TLS_ONCE,
                            "accepted",
                            accepted(step) + ", although TLS was already active");
                }
            }
            default -> {
                if (step.kind() == SessionStep.Kind.MESSAGE) {
                    message(step, transaction, "554");
                }
            }
        }
    }

    private boolean within(Step step, TransactionState transaction, String expected) {
        boolean without = transaction.is(Phase.NONE) || transaction.is(Phase.REFUSED);
        if (without) {
            findings.add(
                    step,
                    ServerRule.COMMAND_ORDER,
                    step.kind() + step.verb(),
                    accepted(step)
                            + (transaction.is(Phase.NONE)
                                    ? ", although no MAIL preceded it in this transaction"
                                    : ", although MAIL had been refused")
                            + "; expected " + expected);
        }
        return !without;
    }

    /** A server may answer DATA with 354 although there are no recipients, but must then refuse the message (RFC 5321, section 3.3). */
    private void message(Step step, TransactionState transaction, String expected) {
        if (!within(step, transaction, expected) || !transaction.is(Phase.OPEN)) {
            return;
        }
        if (transaction.recipients() + transaction.refused() == 0) {
            findings.add(
                    step,
                    ServerRule.COMMAND_ORDER,
                    step.kind() + step.verb(),
                    accepted(step) + ", although no RCPT preceded it in this transaction; expected " + expected);
        } else if (transaction.recipients() == 0) {
            findings.add(
                    step,
                    ServerRule.COMMAND_ORDER,
                    "refused",
                    accepted(step) + ", although every recipient had been refused; expected 554");
        }
    }

    private void auth(Step step, ServerState state) {
        if (state.login() != null) {
            findings.add(
                    step,
                    ServerRule.AUTH_ORDER,
                    "again",
                    accepted(step) + ", although the client had already authenticated in step "
                            + state.login().position() + "; expected 503");
        } else if (state.transaction().is(Phase.OPEN)) {
            findings.add(
                    step, ServerRule.AUTH_ORDER, "transaction", accepted(step) + " during a transaction; expected 503");
        }
    }

    private static String accepted(Step step) {
        return "was answered with " + step.repliedWith();
    }
}
