package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Expects that there were sessions, and that all of them have ended. */
public final class SessionsEnd implements ArrivalExpectation {

    public SessionsEnd() {}

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        UnseenElements<SmtpSession> unseen = new UnseenElements<>(transcript::sessions);
        List<SmtpSession> open = new ArrayList<>();
        return () -> {
            open.addAll(unseen.next());
            open.removeIf(session -> session.ending() != Ending.OPEN);
            return open.isEmpty() && problem(transcript).isEmpty();
        };
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        List<SmtpSession> sessions = transcript.sessions();
        String open = sessions.stream()
                .filter(session -> session.ending() == Ending.OPEN)
                .map(session -> "session " + session.number() + " is still open " + lastStep(session))
                .collect(Collectors.joining(", "));
        return sessions.isEmpty()
                ? Optional.of(transcript.nobodyConnected())
                : Optional.of(open).filter(text -> !text.isEmpty());
    }

    private static String lastStep(SmtpSession session) {
        List<Exchange> exchanges = session.exchanges();
        return "(last step: "
                + (exchanges.isEmpty()
                        ? "the connection"
                        : exchanges.get(exchanges.size() - 1).inWords())
                + ")";
    }

    @Override
    public String toString() {
        return "ended all sessions";
    }
}
