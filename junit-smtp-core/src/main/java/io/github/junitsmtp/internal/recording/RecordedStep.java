package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A step of a session: the exchange, which a reply completes, and what stubs were asked about it. */
final class RecordedStep {

    private Exchange exchange;
    private List<Incoming> asked = List.of();

    RecordedStep(Exchange exchange) {
        this.exchange = exchange;
    }

    Exchange exchange() {
        return exchange;
    }

    void change(UnaryOperator<Exchange> change) {
        exchange = change.apply(exchange);
    }

    List<Incoming> asked() {
        return asked;
    }

    /** Adds what stubs are asked about: some steps are a command, and then a login or a message. */
    void asked(Incoming incoming) {
        List<Incoming> all = new ArrayList<>(asked);
        all.add(incoming);
        asked = List.copyOf(all);
    }
}
