package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** The steps of a session, of which the first have their reply: pipelined commands are answered in order. Its session guards it. */
final class RecordedSteps {

    private final List<Exchange> all = new ArrayList<>();
    /** What stubs were asked about, in the order of the steps: each step knows how many of these are its own. */
    private final List<Incoming> asked = new ArrayList<>();

    private int answered;

    List<Exchange> list() {
        return List.copyOf(all);
    }

    void forEachAsked(BiConsumer<Exchange, Incoming> action) {
        Iterator<Incoming> incoming = asked.iterator();
        for (Exchange step : all) {
            for (int i = 0; i < step.timesAsked(); i++) {
                action.accept(step, incoming.next());
            }
        }
    }

    /** Adds a step that waits for its reply behind all others. */
    void add(Exchange step) {
        all.add(step);
    }

    /** Adds a step that has no reply. */
    void addAnswered(Exchange step) {
        all.add(answered++, step);
    }

    boolean isNoneWaiting() {
        return answered == all.size();
    }

    /** Adds what stubs are asked about the step that waits for the next reply. */
    void asked(Incoming incoming) {
        changeWaiting(Exchange::asked);
        asked.add(incoming);
    }

    /** Completes the step that waits for the next reply, and returns it. */
    Exchange answer(UnaryOperator<Exchange> change) {
        changeWaiting(change);
        return all.get(answered++);
    }

    void changeWaiting(UnaryOperator<Exchange> change) {
        change(answered, change);
    }

    /** Changes the step that was answered last, unless it has been forgotten. */
    void changeLastAnswered(UnaryOperator<Exchange> change) {
        if (answered > 0) {
            change(answered - 1, change);
        }
    }

    private void change(int step, UnaryOperator<Exchange> change) {
        all.set(step, change.apply(all.get(step)));
    }

    /** Forgets the steps that are answered. */
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

    private void forget(int number) {
        List<Exchange> forgotten = all.subList(0, number);
        asked.subList(0, forgotten.stream().mapToInt(Exchange::timesAsked).sum())
                .clear();
        forgotten.clear();
        answered -= number;
    }
}
