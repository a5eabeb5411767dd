package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.conduct.TransactionState.Phase;
import io.github.junitsmtp.protocol.EhloKeywords;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a server in a session, according to its own replies. A server does not know what a stub replied.
 *
 * @param ready whether the greeting was positive
 * @param keywords the extensions that the server offers; empty if that is not on record
 * @param transaction the mail transaction
 * @param login the step that logged the client in, if there was one
 * @param utf8 whether the client has used SMTPUTF8
 * @param farewell the step after which the server closes the connection, if there was one
 */
record ServerState(
        boolean ready,
        Optional<EhloKeywords> keywords,
        TransactionState transaction,
        @Nullable Step login,
        boolean utf8,
        @Nullable Step farewell) {

    static final ServerState START =
            new ServerState(false, Optional.of(EhloKeywords.NONE), TransactionState.NONE, null, false, null);

    /** The state in a session whose beginning is not on record. */
    static final ServerState UNKNOWN =
            new ServerState(true, Optional.empty(), TransactionState.UNKNOWN, null, true, null);

    private static final Set<String> OF_TRANSACTION = Set.of("EHLO", "HELO", "MAIL", "RCPT", "DATA", "BDAT", "RSET");
    private static final int CLOSING = 421;

    /** Whether the server offers an extension, as far as that is on record. */
    boolean offers(String keyword) {
        return keywords.filter(known -> known.has(keyword)).isPresent();
    }

    ServerState after(Step step) {
        Outcome outcome = outcomeOf(step);
        boolean own = !step.said().scripted();
        boolean over = step.code() == CLOSING || own && step.verb().equals("QUIT") && outcome == Outcome.ACCEPTED;
        return new ServerState(
                step.kind() == SessionStep.Kind.GREETING ? step.outcome() == Outcome.ACCEPTED : ready,
                keywordsAfter(step, outcome),
                transactionAfter(step, outcome),
                own && step.code() == 235 ? step : login,
                utf8 || ReplyFormRules.asksForUtf8(step),
                over && farewell == null ? step : farewell);
    }

    private static Outcome outcomeOf(Step step) {
        return step.said().scripted() || step.said().endedByStub() ? Outcome.UNCLEAR : step.outcome();
    }

    private Optional<EhloKeywords> keywordsAfter(Step step, Outcome outcome) {
        boolean hello = step.verb().equals("EHLO") || step.verb().equals("HELO");
        if (!hello || outcome == Outcome.REFUSED) {
            return keywords;
        }
        if (outcome == Outcome.UNCLEAR) {
            return Optional.empty();
        }
        return Optional.of(
                step.verb().equals("HELO")
                        ? EhloKeywords.NONE
                        : EhloKeywords.parse(Objects.requireNonNull(step.said().reply())));
    }

    private TransactionState transactionAfter(Step step, Outcome outcome) {
        boolean message = step.said().endsMessage();
        if (!message && !OF_TRANSACTION.contains(step.verb())) {
            return transaction;
        }
        boolean unclear = outcome == Outcome.UNCLEAR
                || message && outcome == Outcome.REFUSED
                || step.verb().equals("MAIL") && outcome == Outcome.REFUSED && transaction.is(Phase.UNKNOWN);
        return unclear ? TransactionState.UNKNOWN : transaction.after(step, outcome);
    }

    /** Returns the state after a handshake: both sides forget what was said before (RFC 3207, section 4.2). */
    ServerState encrypted() {
        return new ServerState(ready, Optional.of(EhloKeywords.NONE), TransactionState.NONE, null, false, farewell);
    }
}
