package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Expects a certain number of events that match a pattern. */
final class AttemptCount implements ArrivalExpectation {

    private final RecordingSmtpServer server;
    private final CommandPattern pattern;
    private final String howOften;
    private final int atLeast;
    private final int atMost;
    private final Instant end;

    private AttemptCount(
            RecordingSmtpServer server, CommandPattern pattern, String howOften, int atLeast, int atMost, Instant end) {
        if (Math.min(atLeast, atMost) < 0) {
            throw new IllegalArgumentException("times must not be negative but was " + Math.min(atLeast, atMost));
        }
        this.server = server;
        this.pattern = pattern;
        this.howOften = howOften;
        this.atLeast = atLeast;
        this.atMost = atMost;
        this.end = end;
    }

    static AttemptCount exactly(RecordingSmtpServer server, CommandPattern pattern, int times) {
        String howOften = times == 0 ? "" : "exactly " + Counts.times(times);
        return new AttemptCount(server, pattern, howOften, times, times, Instant.MAX);
    }

    static AttemptCount atLeast(RecordingSmtpServer server, CommandPattern pattern, int times) {
        String howOften = "at least " + Counts.times(times);
        return new AttemptCount(server, pattern, howOften, times, Integer.MAX_VALUE, Instant.MAX);
    }

    static AttemptCount atMost(RecordingSmtpServer server, CommandPattern pattern, int times) {
        String howOften = "at most " + Counts.times(times);
        return new AttemptCount(server, pattern, howOften, 0, times, Instant.MAX);
    }

    @Override
    public AttemptCount until(Instant time) {
        return new AttemptCount(server, pattern, howOften, atLeast, atMost, time);
    }

    /** A wait that checks an upper limit lasts the full time, unless the limit is exceeded. */
    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        int end = atLeast == 0 && atMost < Integer.MAX_VALUE ? atMost + 1 : atLeast;
        return () -> matching(server.attempts()).size() >= end;
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        List<Attempt> all = server.attempts();
        List<Attempt> matching = matching(all);
        boolean areEnough = matching.size() >= atLeast;
        if (areEnough && matching.size() <= atMost) {
            return atMost == Integer.MAX_VALUE ? Optional.empty() : server.problemOfKeptDialogues();
        }
        String found = matching.isEmpty()
                ? "it never did" + Nearest.to(pattern).on(server)
                : AttemptDescriptions.list(matching);
        return Optional.of(
                areEnough
                        ? found
                        : server.problemOfKeptDialogues()
                                        .map(problem -> problem + "; in those that are, ")
                                        .orElse("")
                                + found);
    }

    @Override
    public boolean mayStillCome(Transcript transcript) {
        return matching(server.attempts()).size() < atLeast && ArrivalExpectation.isAnybodyToCome(transcript);
    }

    private List<Attempt> matching(List<Attempt> attempts) {
        return AttemptDescriptions.matching(pattern, attempts).stream()
                .filter(attempt -> !attempt.at().isAfter(end))
                .toList();
    }

    @Override
    public String toString() {
        return howOften.isEmpty() ? "received no " + pattern : "received " + pattern + " " + howOften;
    }
}
