package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.protocol.EsmtpParameter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a mail transaction.
 *
 * @param phase whether there is one
 * @param mail the step with its MAIL command, null if there is none or it is not known
 * @param recipients how many recipients were accepted
 * @param refused how many recipients were refused
 * @param chunks whether part of the message has been sent with BDAT
 */
record TransactionState(Phase phase, @Nullable Step mail, int recipients, int refused, boolean chunks) {

    /** Whether there is a transaction. */
    enum Phase {
        NONE,
        OPEN,
        REFUSED,
        UNKNOWN
    }

    static final TransactionState NONE = new TransactionState(Phase.NONE, null, 0, 0, false);
    static final TransactionState UNKNOWN = new TransactionState(Phase.UNKNOWN, null, 0, 0, false);

    TransactionState after(Step step, Outcome outcome) {
        if (step.kind() == SessionStep.Kind.MESSAGE) {
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

    private TransactionState begun(Step step, Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> new TransactionState(Phase.OPEN, step, 0, 0, false);
            case REFUSED -> phase == Phase.OPEN ? this : new TransactionState(Phase.REFUSED, step, 0, 0, false);
            case UNCLEAR -> new TransactionState(Phase.UNKNOWN, step, 0, 0, false);
        };
    }

    private TransactionState addressed(Outcome outcome) {
        return outcome == Outcome.REFUSED
                ? new TransactionState(phase, mail, recipients, refused + 1, chunks)
                : new TransactionState(phase, mail, recipients + 1, refused, chunks);
    }

    private TransactionState chunked(Step step, Outcome outcome) {
        if (step.isLastChunk() && !isNotPerformed(step, outcome)) {
            return NONE;
        }
        return outcome == Outcome.REFUSED ? unclear() : new TransactionState(phase, mail, recipients, refused, true);
    }

    /** Whether the server refuses the command itself, rather than the message that it completes. */
    private static boolean isNotPerformed(Step step, Outcome outcome) {
        return outcome == Outcome.REFUSED && step.code() / 10 == 50;
    }

    /** The RFCs leave open whether the transaction continues. */
    private TransactionState unclear() {
        return phase == Phase.OPEN ? new TransactionState(Phase.UNKNOWN, mail, recipients, refused, chunks) : this;
    }

    /** Returns the step of the MAIL that was accepted or refused. */
    Step beginning() {
        return Objects.requireNonNull(mail);
    }

    boolean is(Phase wanted) {
        return phase == wanted;
    }

    /** Returns the BODY parameter of MAIL in upper case, such as 8BITMIME; empty if there is none. */
    String body() {
        return parameter("BODY")
                .flatMap(EsmtpParameter::value)
                .map(value -> value.toUpperCase(Locale.ROOT))
                .orElse("");
    }

    Optional<EsmtpParameter> parameter(String keyword) {
        return Optional.ofNullable(mail).flatMap(step -> step.command().parameter(keyword));
    }
}
