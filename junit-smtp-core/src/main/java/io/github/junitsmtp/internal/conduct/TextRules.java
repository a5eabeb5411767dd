package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import org.jspecify.annotations.Nullable;

/** The rules on messages, sent with DATA or in chunks. */
final class TextRules {

    private static final int LONE_DOT = 3;

    private final Violations<ClientRule> violations;
    private @Nullable MessageText chunked;
    private @Nullable Step mail;
    private @Nullable Step last;

    TextRules(Violations<ClientRule> violations) {
        this.violations = violations;
    }

    void check(Step step, ClientKnowledge state) {
        if (step.kind() == SessionStep.Kind.MESSAGE) {
            message(step, state.transaction());
        } else if (step.verb().equals("BDAT")) {
            chunk(step, state.transaction());
        }
    }

    private void message(Step step, TransactionState transaction) {
        byte[] data = step.said().sent().bytes();
        boolean whole = step.said().complete() && step.said().size() == data.length;
        MessageText text = new MessageText(true, transaction);
        text.read(step, data, 0, data.length - (whole ? LONE_DOT : 0));
        text.addTo(violations, step);
    }

    @SuppressWarnings("ReferenceEquality") // equal mails may follow each other
    private void chunk(Step step, TransactionState transaction) {
        if (transaction.body().equals("BINARYMIME")) {
            return;
        }
        if (chunked == null || mail != transaction.mail()) {
            end();
            chunked = new MessageText(false, transaction);
            mail = transaction.mail();
        }
        byte[] sent = step.said().sent().bytes();
        chunked.read(step, sent, step.command().bytes().length, sent.length);
        last = step;
        if (step.isLastChunk()) {
            end();
        }
    }

    void end() {
        if (chunked != null && last != null) {
            chunked.addTo(violations, last);
        }
        chunked = null;
    }
}
