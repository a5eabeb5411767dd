package io.github.junitsmtp.server;

import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Something that a client did, as a pattern sees it.
 *
 * @param session the number of its session
 * @param at when the client's part was complete
 * @param exchange what was said
 * @param incoming what a pattern is asked about
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Attempt(int session, Instant at, Exchange exchange, Incoming incoming) {

    /** Returns the times between attempts, in order. */
    static List<Duration> gaps(List<? extends Attempt> attempts) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            gaps.add(Duration.between(attempts.get(i - 1).at(), attempts.get(i).at()));
        }
        return gaps;
    }

    /** Returns what the client did and what it got, such as {@code session 1: RCPT TO:<ada@example.org> was answered 250 OK}. */
    @Override
    public String toString() {
        return "session " + session + ": " + exchange.inWords() + " " + exchange.outcomeInWords();
    }
}
