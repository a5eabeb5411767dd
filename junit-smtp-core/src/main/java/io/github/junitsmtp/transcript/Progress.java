package io.github.junitsmtp.transcript;

import org.jspecify.annotations.Nullable;

/**
 * How far a session has come.
 *
 * @param offer what the server offers
 * @param introduced whether the client has said EHLO or HELO
 * @param renewed whether nothing has been said since TLS began in the midst of the session
 * @param login the step that logged the client in, if one has
 * @param draft the mail transaction
 * @param dismissal the step after which there is only QUIT, if there was one
 */
record Progress(
        Offer offer,
        boolean introduced,
        boolean renewed,
        @Nullable Step login,
        Draft draft,
        @Nullable Step dismissal) {

    static final Progress START = new Progress(Offer.NOTHING, false, false, null, Draft.NONE, null);

    /** Somewhere in a session whose beginning is not on record. */
    static final Progress UNKNOWN = new Progress(Offer.ANYTHING, true, false, null, Draft.UNKNOWN, null);

    /** Goes on by a step whose reply the client knows. */
    Progress after(Step step) {
        return after(step, step.outcome(), true);
    }

    /** Goes on by a step whose reply is still under way, and hopes for the best. */
    Progress hopingFor(Step step) {
        return after(step, Outcome.ACCEPTED, false);
    }

    private Progress after(Step step, Outcome outcome, boolean known) {
        boolean hello = step.verb().equals("EHLO") || step.verb().equals("HELO");
        boolean accepted = hello && outcome != Outcome.REFUSED;
        boolean last = known && isLast(step);
        return new Progress(
                accepted ? offerIn(step) : offer,
                introduced || accepted,
                false,
                known && step.code() == 235 ? step : login,
                draft.after(step, outcome),
                last && dismissal == null ? step : dismissal);
    }

    private static Offer offerIn(Step step) {
        if (step.verb().equals("HELO")) {
            return Offer.NOTHING;
        }
        return step.outcome() == Outcome.ACCEPTED
                ? Offer.of(step.exchange().reply().orElseThrow())
                : Offer.ANYTHING;
    }

    private static boolean isLast(Step step) {
        return step.code() == 421 || step.kind() == Exchange.Kind.GREETING && step.outcome() == Outcome.REFUSED;
    }

    /** Goes on in TLS: both sides forget what was said (RFC 3207, section 4.2). */
    Progress encrypted(boolean inTheMidst) {
        return new Progress(Offer.NOTHING, false, inTheMidst, null, Draft.NONE, null);
    }
}
