package io.github.junitsmtp.transcript;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules on what a client makes of 4yz and 5yz, once it knows of them. */
final class RefusalRules {

    private static final int LONE_DOT = 3;

    private final Missteps missteps;
    private final Set<String> refusedForGood = new HashSet<>();
    private final Tally afterDismissal = new Tally(ClientRule.REFUSALS);
    private final Tally afterMail = new Tally(ClientRule.REFUSALS);
    private final Tally strays = new Tally(ClientRule.REFUSALS);
    private @Nullable Step refusedChunk;

    RefusalRules(Missteps missteps) {
        this.missteps = missteps;
    }

    /** Takes note of a reply that the client has read. */
    void learn(Step step, Progress progress) {
        if (step.verb().equals("RCPT") && step.code() >= 500) {
            refusedForGood.add(key(step, progress.draft()));
        }
        if (step.verb().equals("BDAT") && step.outcome() == Outcome.REFUSED) {
            refusedChunk = step;
        }
    }

    private static String key(Step step, Draft draft) {
        return (draft.begin() == null ? 0 : draft.begin().position()) + " "
                + step.command().line();
    }

    /** Tells whether the session still goes on, so that other rules count. */
    boolean allow(Step step, Progress progress) {
        Step dismissal = progress.dismissal();
        if (dismissal != null) {
            if (!step.verb().equals("QUIT")) {
                afterDismissal.add(step, () -> although(dismissal) + ": there is only QUIT");
            }
            return false;
        }
        if (step.stray() != null) {
            stray(step);
            return false;
        }
        switch (step.verb()) {
            case "MAIL" -> afterMail.tell(missteps);
            case "RCPT" -> recipient(step, progress.draft());
            case "DATA", "BDAT" -> data(step, progress.draft());
            default -> message(step, progress.draft());
        }
        return true;
    }

    private void stray(Step step) {
        Step before = step.before();
        boolean first = before != null && before.stray() == null;
        if (first) {
            strays.tell(missteps);
        }
        if (before != null && !step.isPipelined() && (first || strays.isBegun())) {
            strays.add(step, () -> although(before));
        }
    }

    private void recipient(Step step, Draft draft) {
        if (draft.begin() != null && draft.is(Draft.State.REFUSED)) {
            afterMail.add(step, () -> although(draft.begin()));
        } else if (refusedForGood.contains(key(step, draft))) {
            missteps.add(ClientRule.REFUSALS, step, "was sent again although it had been refused with 5yz");
        }
    }

    private void data(Step step, Draft draft) {
        if (draft.begin() != null && draft.is(Draft.State.REFUSED)) {
            afterMail.add(step, () -> although(draft.begin()));
        } else if (hasOnlyRefused(draft)) {
            missteps.add(ClientRule.REFUSALS, step, "came although each recipient had been refused");
        } else if (refusedChunk != null
                && step.verb().equals("BDAT")
                && !draft.is(Draft.State.NONE)
                && draft.begin() != null
                && draft.begin().position() < refusedChunk.position()) {
            missteps.add(ClientRule.CHUNKS, step, although(refusedChunk));
        }
    }

    /** A client that pipelined DATA learns afterwards that nobody wants the message (RFC 2920, section 3.1). */
    private void message(Step step, Draft draft) {
        if (step.kind() == Exchange.Kind.MESSAGE
                && step.before() != null
                && step.before().isPipelined()
                && !step.isPipelined()
                && hasOnlyRefused(draft)
                && step.exchange().sentBytes() > LONE_DOT) {
            missteps.add(
                    ClientRule.REFUSALS,
                    step,
                    "was sent although each recipient had been refused, where a lone dot would do");
        }
    }

    private static boolean hasOnlyRefused(Draft draft) {
        return draft.is(Draft.State.OPEN) && draft.recipients() == 0 && draft.refused() > 0;
    }

    private static String although(Step refused) {
        return "came although " + refused.answer();
    }

    void end() {
        afterDismissal.tell(missteps);
        afterMail.tell(missteps);
        strays.tell(missteps);
    }
}
