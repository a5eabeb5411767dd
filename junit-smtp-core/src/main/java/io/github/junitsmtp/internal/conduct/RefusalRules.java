package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.RepeatedViolation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules on what a client does after it has read a 4xx or 5xx reply. */
final class RefusalRules {

    private static final int LONE_DOT = 3;

    private final Violations<ClientRule> violations;
    private final Set<String> refusedForGood = new HashSet<>();
    private final RepeatedViolation<ClientRule> afterDismissal = new RepeatedViolation<>();
    private final RepeatedViolation<ClientRule> afterMail = new RepeatedViolation<>();
    private final RepeatedViolation<ClientRule> misreadLines = new RepeatedViolation<>();
    private @Nullable Step refusedChunk;

    RefusalRules(Violations<ClientRule> violations) {
        this.violations = violations;
    }

    /** Remembers a reply that the client has read. */
    void learn(Step step, ClientKnowledge state) {
        if (step.verb().equals("RCPT") && step.code() >= 500) {
            refusedForGood.add(key(step, state.transaction()));
        }
        if (step.verb().equals("BDAT") && step.outcome() == Outcome.REFUSED) {
            refusedChunk = step;
        }
    }

    private static String key(Step step, TransactionState transaction) {
        return (transaction.mail() == null ? 0 : transaction.mail().position()) + " "
                + step.command().line();
    }

    /** Returns whether the session may continue, so that other rules apply. */
    boolean allow(Step step, ClientKnowledge state) {
        Step dismissal = state.dismissal();
        if (dismissal != null) {
            if (!step.verb().equals("QUIT")) {
                afterDismissal.add(
                        () -> step.violates(ClientRule.REFUSALS, although(dismissal) + "; only QUIT is allowed"));
            }
            return false;
        }
        if (step.misread() != null) {
            misread(step);
            return false;
        }
        switch (step.verb()) {
            case "MAIL" -> afterMail.addTo(violations);
            case "RCPT" -> recipient(step, state.transaction());
            case "DATA", "BDAT" -> data(step, state.transaction());
            default -> message(step, state.transaction());
        }
        return true;
    }

    private void misread(Step step) {
        Step before = step.before();
        boolean first = before != null && before.misread() == null;
        if (first) {
            misreadLines.addTo(violations);
        }
        if (before != null && !step.isPipelined() && (first || misreadLines.isFound())) {
            misreadLines.add(() -> step.violates(ClientRule.REFUSALS, although(before)));
        }
    }

    private void recipient(Step step, TransactionState transaction) {
        if (transaction.is(TransactionState.Phase.REFUSED)) {
            afterMail.add(() -> step.violates(ClientRule.REFUSALS, although(transaction.beginning())));
        } else if (refusedForGood.contains(key(step, transaction))) {
            violations.add(step.violates(ClientRule.REFUSALS, "was sent again after it was refused with 5xx"));
        }
    }

    private void data(Step step, TransactionState transaction) {
        if (transaction.is(TransactionState.Phase.REFUSED)) {
            afterMail.add(() -> step.violates(ClientRule.REFUSALS, although(transaction.beginning())));
        } else if (hasOnlyRefused(transaction)) {
            violations.add(step.violates(ClientRule.REFUSALS, "was sent although every recipient had been refused"));
        } else if (refusedChunk != null
                && step.verb().equals("BDAT")
                && !transaction.is(TransactionState.Phase.NONE)
                && transaction.mail() != null
                && transaction.mail().position() < refusedChunk.position()) {
            violations.add(step.violates(ClientRule.CHUNKS, although(refusedChunk)));
        }
    }

    /** A client that pipelined DATA learns only later that there are no recipients (RFC 2920, section 3.1). */
    private void message(Step step, TransactionState transaction) {
        if (step.kind() == SessionStep.Kind.MESSAGE
                && step.before() != null
                && step.before().isPipelined()
                && !step.isPipelined()
                && hasOnlyRefused(transaction)
                && step.said().size() > LONE_DOT) {
            violations.add(step.violates(
                    ClientRule.REFUSALS,
                    "was sent although every recipient had been refused; only a single dot is allowed"));
        }
    }

    private static boolean hasOnlyRefused(TransactionState transaction) {
        return transaction.is(TransactionState.Phase.OPEN)
                && transaction.recipients() == 0
                && transaction.refused() > 0;
    }

    private static String although(Step refused) {
        return "was sent although " + refused.answer();
    }

    void end() {
        afterDismissal.addTo(violations);
        afterMail.addTo(violations);
        misreadLines.addTo(violations);
    }
}
