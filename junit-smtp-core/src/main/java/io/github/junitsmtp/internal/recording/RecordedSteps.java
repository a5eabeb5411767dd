package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.transcript.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a session, of which the first have their reply: pipelined commands are answered in order. Its session guards it. */
final class RecordedSteps {

    private final List<RecordedStep> all = new ArrayList<>();
    private int answered;

    Stream<RecordedStep> stream() {
        return all.stream();
    }

    List<Exchange> exchanges() {
        return all.stream().map(RecordedStep::exchange).toList();
    }

    /** Adds a step that waits for its reply behind all others. */
    void add(Exchange exchange) {
        all.add(new RecordedStep(exchange));
    }

    /** Adds a step that has no reply. */
    void addAnswered(Exchange exchange) {
        all.add(answered++, new RecordedStep(exchange));
    }

    /** Returns the step that waits for the next reply. */
    Optional<RecordedStep> waiting() {
        return at(answered);
    }

    /** Returns the step that was answered last, unless it has been forgotten. */
    Optional<RecordedStep> lastAnswered() {
        return at(answered - 1);
    }

    private Optional<RecordedStep> at(int step) {
        return step < 0 || step >= all.size() ? Optional.empty() : Optional.of(all.get(step));
    }

    /** The step that waited has its reply. */
    void answered() {
        answered++;
    }

    /** Forgets the steps that are answered. */
    void forget() {
        forget(answered);
    }

    /** Forgets the first mail that was accepted, and what was said before. */
    void forgetFirstMail() {
        int step = 0;
        while (step < answered && !all.get(step).exchange().acceptedMessage()) {
            step++;
        }
        forget(Math.min(step + 1, answered));
    }

    private void forget(int steps) {
        all.subList(0, steps).clear();
        answered -= steps;
    }
}
