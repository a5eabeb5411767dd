package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.Counts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be said of dialogues of which {@code keepLast(..)} discarded a part. */
final class Kept {

    private Kept() {}

    /**
     * Finds problems that may be in any exchange. If there are none, it is a problem that exchanges are not kept.
     *
     * @param problem finds a problem in the exchanges that are kept
     */
    static Function<SmtpSession, Optional<String>> inAll(Function<SmtpSession, Optional<String>> problem) {
        return session -> problem.apply(session)
                .or(() -> areAllKept(session)
                        ? Optional.empty()
                        : Optional.of("not all exchanges are kept; omit keepLast(..)"));
    }

    /**
     * Finds out what is missing in the exchanges. It may be in those that are not kept.
     *
     * @param problem says what is missing in the exchanges that are kept
     */
    static Function<SmtpSession, Optional<String>> inAny(Function<SmtpSession, Optional<String>> problem) {
        return session -> problem.apply(session)
                .map(text -> (areAllKept(session) ? "" : "not all exchanges are kept; in those that are, ") + text);
    }

    private static boolean areAllKept(SmtpSession session) {
        return session.forgottenExchanges() == 0;
    }

    /** Returns a problem if not all sessions are kept. */
    static Optional<String> problemOf(Transcript transcript) {
        return transcript.forgottenSessions() == 0
                ? Optional.empty()
                : Optional.of("not all sessions are kept; increase keepLast(..)");
    }

    /** Returns the number of sessions that there were, in words. */
    static String sessions(List<? extends SmtpSession> kept, int forgotten) {
        return Counts.of(kept.size() + forgotten, "session")
                + (forgotten == 0 ? "" : ", of which it keeps " + kept.size());
    }
}
