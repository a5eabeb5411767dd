package io.github.junitsmtp.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The steps of a session, of which the first have their reply: pipelined commands are answered in order. Its session guards it. */
final class Steps {

    private final List<Exchange> all = new ArrayList<>();
    private int answered;

    List<Exchange> list() {
        return List.copyOf(all);
    }

    /** Adds what waits for its reply behind all others. */
    void add(Sent sent) {
        all.add(Exchange.of(sent));
    }

    /** Adds what is answered by itself. */
    void addAnswered(Sent sent) {
        all.add(answered++, Exchange.of(sent));
    }

    boolean isNoneWaiting() {
        return answered == all.size();
    }

    /** The step that waits for the next reply. */
    Exchange waiting() {
        return all.get(answered);
    }

    void answered(Exchange exchange) {
        all.set(answered++, exchange);
    }

    /** Changes the step that waits for the next reply, or the one before, unless it has been forgotten. */
    void change(boolean before, UnaryOperator<Exchange> change) {
        int step = before ? answered - 1 : answered;
        if (step >= 0 && step < all.size()) {
            all.set(step, change.apply(all.get(step)));
        }
    }

    /** Forgets those that are answered. */
    void forget() {
        forget(answered);
    }

    /** Forgets the first mail that was accepted, and what was said before. */
    void forgetFirstMail() {
        int step = 0;
        while (step < answered && !all.get(step).acceptedMessage()) {
            step++;
        }
        forget(Math.min(step + 1, answered));
    }

    private void forget(int steps) {
        all.subList(0, steps).clear();
        answered -= steps;
    }
}
