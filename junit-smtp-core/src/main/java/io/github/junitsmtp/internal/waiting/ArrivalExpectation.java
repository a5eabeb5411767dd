package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a test expects to have happened at a server: that a mail arrived, or that none did. A test can wait for it or check it once. {@code
 * toString()} describes it, such as {@code received a mail to <ada@example.org>}.
 */
public interface ArrivalExpectation {

    /** Returns a condition that ends one wait, because there is nothing left to wait for. It is evaluated after each change. */
    BooleanSupplier endOfWait(Transcript transcript);

    /** Returns in how many nanoseconds the wait may end even if nothing changes. */
    default long nanosToEndOfWait() {
        return Long.MAX_VALUE;
    }

    /** Returns the same expectation of what happens up to a time, however late somebody looks. */
    default ArrivalExpectation until(Instant end) {
        return this;
    }

    /** Describes what happened instead, or returns empty if the expectation is met. */
    Optional<String> problem(Transcript transcript);

    /** Whether what is missing may still arrive, so that a test that did not wait should. */
    default boolean mayStillCome(Transcript transcript) {
        return false;
    }

    /** Whether nobody has connected so far, or somebody is still connected. */
    static boolean isAnybodyToCome(Transcript transcript) {
        List<SmtpSession> sessions = transcript.sessions();
        return sessions.isEmpty() || sessions.stream().anyMatch(session -> session.ending() == Ending.OPEN);
    }

    /** Returns the call that waits for it. */
    default String howToWait() {
        return "call within(..) before";
    }

    /** Returns the mails that came closest, the nearest first; none if no particular mail is expected. */
    default List<NearMiss> nearMisses(Transcript transcript) {
        return List.of();
    }
}
