package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import java.util.Set;

/** The rules on the order of commands. */
final class OrderRules {

    private static final Set<String> ALLOWED_AFTER_TLS = Set.of("EHLO", "HELO", "QUIT");

    private final Violations<ClientRule> violations;

    OrderRules(Violations<ClientRule> violations) {
        this.violations = violations;
    }

    void check(Step step, ClientKnowledge state) {
        String verb = step.verb();
        if (state.freshInTls() && !ALLOWED_AFTER_TLS.contains(verb)) {
            violations.add(
                    step.violates(ClientRule.HELLO_AFTER_TLS, "was the first command after STARTTLS; expected EHLO"));
        } else if (verb.equals("MAIL") && !state.greeted()) {
            violations.add(step.violates(ClientRule.HELLO, "was sent before EHLO or HELO was accepted"));
        }
        switch (verb) {
            case "MAIL" -> mail(step, state.transaction());
            case "RCPT" -> within(step, state.transaction());
            case "DATA", "BDAT" -> data(step, state.transaction());
            case "AUTH" -> auth(step, state);
            case "STARTTLS" -> startTls(step);
            default -> {
                return;
            }
        }
    }

    private void mail(Step step, TransactionState transaction) {
        if (transaction.is(TransactionState.Phase.OPEN)) {
            violations.add(step.violates(
                    ClientRule.COMMAND_ORDER,
                    "was sent during the transaction that began in step "
                            + transaction.beginning().position()));
        }
    }

    private boolean within(Step step, TransactionState transaction) {
        if (transaction.is(TransactionState.Phase.NONE)) {
            violations.add(step.violates(ClientRule.COMMAND_ORDER, "was sent without a preceding MAIL"));
        }
        return !transaction.is(TransactionState.Phase.NONE);
    }

    private void data(Step step, TransactionState transaction) {
        if (within(step, transaction)
                && transaction.is(TransactionState.Phase.OPEN)
                && transaction.recipients() + transaction.refused() == 0) {
            violations.add(step.violates(ClientRule.COMMAND_ORDER, "was sent without a preceding RCPT"));
        }
        if (step.verb().equals("DATA") && transaction.chunks()) {
            violations.add(step.violates(ClientRule.CHUNKS, "was sent after BDAT in the same transaction"));
        } else if (step.verb().equals("DATA") && transaction.body().equals("BINARYMIME")) {
            violations.add(step.violates(ClientRule.CHUNKS, "was sent after BODY=BINARYMIME, which requires BDAT"));
        }
    }

    private void auth(Step step, ClientKnowledge state) {
        if (state.transaction().is(TransactionState.Phase.OPEN)) {
            violations.add(step.violates(ClientRule.AUTH_ORDER, "was sent during a transaction"));
        } else if (state.login() != null) {
            violations.add(step.violates(ClientRule.AUTH_ORDER, "was sent although the client had already logged in"));
        }
    }

    private void startTls(Step step) {
        if (step.said().encrypted()) {
            violations.add(step.violates(ClientRule.TLS_ONCE, "was sent over TLS"));
        }
    }
}
