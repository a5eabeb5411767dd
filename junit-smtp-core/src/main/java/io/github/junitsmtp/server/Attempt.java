package io.github.junitsmtp.server;

import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** An event that matches a pattern: a command, a message, a connection or a login. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Attempt {

    private final int session;
    private final Instant at;
    private final Exchange exchange;
    private final Incoming incoming;

    Attempt(int session, Instant at, Exchange exchange, Incoming incoming) {
        this.session = session;
        this.at = at;
        this.exchange = exchange;
        this.incoming = incoming;
    }

    /**
     * Returns the number of the session.
     *
     * @return the number, starting at 1 when the server is started or reset
     */
    public int session() {
        return session;
    }

    /**
     * Returns the time at which the event was completed.
     *
     * @return the time
     */
    public Instant at() {
        return at;
    }

    /**
     * Returns the exchange in the transcript.
     *
     * @return what the client sent, and the reply to it
     */
    public Exchange exchange() {
        return exchange;
    }

    /**
     * Returns the event that the pattern matched.
     *
     * @return what the client did
     */
    public Incoming incoming() {
        return incoming;
    }

    /** Returns the times between attempts, in order. */
    static List<Duration> gaps(List<? extends Attempt> attempts) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            gaps.add(Duration.between(attempts.get(i - 1).at(), attempts.get(i).at()));
        }
        return gaps;
    }

    /**
     * Returns the session, the event and the reply, such as {@code session 1: RCPT TO:<ada@example.org> was answered
     * with 250 OK}.
     */
    @Override
    public String toString() {
        return "session " + session + ": " + exchange.inWords() + " " + exchange.outcomeInWords();
    }
}
