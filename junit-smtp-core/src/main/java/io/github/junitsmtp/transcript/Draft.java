package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.EsmtpParameter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a mail transaction has come.
 *
 * @param state whether there is one
 * @param begin the step of its MAIL, null if there is none or it is not known
 * @param recipients how many recipients were accepted
 * @param refused how many were not
 * @param chunks whether some of the message has been sent with BDAT
 */
record Draft(State state, @Nullable Step begin, int recipients, int refused, boolean chunks) {

    /** Whether there is a transaction. */
    enum State {
        NONE,
        OPEN,
        REFUSED,
        UNKNOWN
    }

    static final Draft NONE = new Draft(State.NONE, null, 0, 0, false);
    static final Draft UNKNOWN = new Draft(State.UNKNOWN, null, 0, 0, false);

    Draft after(Step step, Outcome outcome) {
        if (step.kind() == Exchange.Kind.MESSAGE) {
            return NONE;
        }
        return switch (step.verb()) {
            case "EHLO", "HELO" -> outcome == Outcome.REFUSED ? this : NONE;
            case "RSET" -> outcome == Outcome.REFUSED ? UNKNOWN : NONE;
            case "MAIL" -> begun(step, outcome);
            case "RCPT" -> addressed(outcome);
            case "DATA" -> outcome == Outcome.REFUSED ? unclear() : this;
            case "BDAT" -> chunked(step, outcome);
            case "BURL" -> unclear();
            default -> this;
        };
    }

    private Draft begun(Step step, Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> new Draft(State.OPEN, step, 0, 0, false);
            case REFUSED -> state == State.OPEN ? this : new Draft(State.REFUSED, step, 0, 0, false);
            case UNCLEAR -> new Draft(State.UNKNOWN, step, 0, 0, false);
        };
    }

    private Draft addressed(Outcome outcome) {
        return outcome == Outcome.REFUSED
                ? new Draft(state, begin, recipients, refused + 1, chunks)
                : new Draft(state, begin, recipients + 1, refused, chunks);
    }

    private Draft chunked(Step step, Outcome outcome) {
        if (step.isLastChunk()) {
            return NONE;
        }
        return outcome == Outcome.REFUSED ? unclear() : new Draft(state, begin, recipients, refused, true);
    }

    /** The transaction may go on or not: RFCs do not tell. */
    private Draft unclear() {
        return state == State.OPEN ? new Draft(State.UNKNOWN, begin, recipients, refused, chunks) : this;
    }

    boolean is(State wanted) {
        return state == wanted;
    }

    /** Returns what the client said of the body, in upper case: 7BIT, 8BITMIME or BINARYMIME; empty if it said nothing. */
    String body() {
        return parameter("BODY")
                .flatMap(EsmtpParameter::value)
                .map(value -> value.toUpperCase(Locale.ROOT))
                .orElse("");
    }

    Optional<EsmtpParameter> parameter(String keyword) {
        return Optional.ofNullable(begin).flatMap(mail -> mail.command().parameter(keyword));
    }
}
