package io.github.junitsmtp.internal.conduct;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the client knows about the state of its session.
 *
 * @param keywords the extensions that the server offers
 * @param greeted whether the client has sent EHLO or HELO
 * @param freshInTls whether nothing has been sent since TLS began in the middle of the session
 * @param login the step that logged the client in, if there was one
 * @param transaction the mail transaction
 * @param dismissal the step after which only QUIT is allowed, if there was one
 */
record ClientKnowledge(
        OfferedExtensions keywords,
        boolean greeted,
        boolean freshInTls,
        @Nullable Step login,
        TransactionState transaction,
        @Nullable Step dismissal) {

    static final ClientKnowledge START =
            new ClientKnowledge(OfferedExtensions.NONE, false, false, null, TransactionState.NONE, null);

    /** The state in a session whose beginning is not on record. */
    static final ClientKnowledge UNKNOWN =
            new ClientKnowledge(OfferedExtensions.UNKNOWN, true, false, null, TransactionState.UNKNOWN, null);

    /** Returns the state after a step whose reply the client knows. */
    ClientKnowledge after(Step step) {
        return after(step, step.outcome(), true);
    }

    /** Returns the state after a step whose reply is still on its way, assuming that it is positive. */
    ClientKnowledge assuming(Step step) {
        return after(step, Outcome.ACCEPTED, false);
    }

    private ClientKnowledge after(Step step, Outcome outcome, boolean known) {
        boolean hello = step.verb().equals("EHLO") || step.verb().equals("HELO");
        boolean accepted = hello && outcome != Outcome.REFUSED;
        boolean last = known && isLast(step);
        return new ClientKnowledge(
                accepted ? keywordsIn(step) : keywords,
                greeted || accepted,
                false,
                known && step.code() == 235 ? step : login,
                transaction.after(step, outcome),
                last && dismissal == null ? step : dismissal);
    }

    private static OfferedExtensions keywordsIn(Step step) {
        if (step.verb().equals("HELO")) {
            return OfferedExtensions.NONE;
        }
        return step.outcome() == Outcome.ACCEPTED
                ? OfferedExtensions.of(Objects.requireNonNull(step.said().reply()))
                : OfferedExtensions.UNKNOWN;
    }

    private static boolean isLast(Step step) {
        return step.code() == 421 || step.kind() == SessionStep.Kind.GREETING && step.outcome() == Outcome.REFUSED;
    }

    /** Returns the state after a handshake: both sides forget what was said before (RFC 3207, section 4.2). */
    ClientKnowledge encrypted(boolean inSession) {
        return new ClientKnowledge(OfferedExtensions.NONE, false, inSession, null, TransactionState.NONE, null);
    }
}
