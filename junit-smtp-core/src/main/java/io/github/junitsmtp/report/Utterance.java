package io.github.junitsmtp.report;

import io.github.junitsmtp.transcript.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one side sent in one exchange.
 *
 * @param exchange the exchange to which it belongs
 * @param step the number of that exchange, counted from 1
 * @param byServer whether the server sent it
 * @param at the time since the session began
 * @param lines the lines to show, with credentials masked
 */
record Utterance(Exchange exchange, int step, boolean byServer, Duration at, List<String> lines) {

    /**
     * Returns what was sent in the exchanges of a session, with their notes, in chronological order: pipelined commands
     * come before the replies.
     */
    static List<Utterance> of(List<Exchange> exchanges, List<List<String>> notes, Extract steps) {
        List<Utterance> said = new ArrayList<>();
        int step = 0;
        for (Exchange exchange : exchanges) {
            step++;
            if (!steps.has(step - 1)) {
                continue;
            }
            List<String> client = exchange.clientLines();
            if (!client.isEmpty()) {
                said.add(new Utterance(exchange, step, false, exchange.at(), client));
            }
            List<String> server = new ArrayList<>(exchange.serverLines());
            server.addAll(notes.get(step - 1));
            if (!server.isEmpty()) {
                Duration at = exchange.at().plus(exchange.took());
                said.add(new Utterance(exchange, step, true, at, server));
            }
        }
        said.sort(Comparator.comparing(Utterance::at));
        return said;
    }

    /** Whether this is the start of TLS, in which both sides take part. */
    boolean isHandshake() {
        return exchange.kind() == Exchange.Kind.TLS_HANDSHAKE;
    }
}
