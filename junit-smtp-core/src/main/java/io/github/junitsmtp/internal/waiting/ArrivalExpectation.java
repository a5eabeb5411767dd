package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a test expects to have happened at a server: that some mail arrived, or that none did. It can be waited for, or looked at once.
 * {@link Object#toString()} says it as {@code received a mail to <ada@example.org>}.
 */
public interface ArrivalExpectation {

    /** Returns a condition that ends one wait: whether there is anything left to wait for. It is asked after each change. */
    BooleanSupplier endOfWait(Transcript transcript);

    /** Says what happened instead, or returns empty if the expectation is met. */
    Optional<String> problem(Transcript transcript);

    /** Whether what is missing may be on its way, so that somebody who has not waited should. */
    default boolean mayStillCome(Transcript transcript) {
        return false;
    }

    /** Whether nobody has connected so far, or somebody is connected. */
    static boolean isAnybodyToCome(Transcript transcript) {
        List<SmtpSession> sessions = transcript.sessions();
        return sessions.isEmpty() || sessions.stream().anyMatch(session -> session.ending() == Ending.OPEN);
    }

    /** Says what to call in order to wait for it. */
    default String howToWait() {
        return "call within(..) before";
    }

    /** Returns the mails that came closest, the nearest first; none if it is not about a certain mail. */
    default List<NearMiss> nearMisses(Transcript transcript) {
        return List.of();
    }
}
