package io.github.junitsmtp.report;

import io.github.junitsmtp.transcript.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one side said at a time.
 *
 * @param exchange the step that it belongs to
 * @param step the number of that step; the first is 1
 * @param byServer whether the server said it
 * @param at when, since the session began
 * @param lines what is shown, credentials hidden
 */
record Utterance(Exchange exchange, int step, boolean byServer, Duration at, List<String> lines) {

    /** Returns what was said in the steps of a session, with the notes on them, in the order of time: pipelined commands come before the replies. */
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

    /** Whether this is how TLS began, which both sides have a part in. */
    boolean isHandshake() {
        return exchange.kind() == Exchange.Kind.TLS_HANDSHAKE;
    }
}
