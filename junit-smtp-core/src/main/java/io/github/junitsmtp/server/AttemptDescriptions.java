package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.Incoming;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Words how often a server was asked something, and what it was asked instead. */
final class AttemptDescriptions {

    private static final int MOST_SHOWN = 5;

    private AttemptDescriptions() {}

    static Expectation<RecordingSmtpServer> exactly(int times, CommandPattern pattern) {
        return asked(
                times, pattern, times == 0 ? "never" : "exactly " + Counts.times(times), number -> number == times);
    }

    static Expectation<RecordingSmtpServer> atLeast(int times, CommandPattern pattern) {
        return asked(times, pattern, "at least " + Counts.times(times), number -> number >= times);
    }

    static Expectation<RecordingSmtpServer> atMost(int times, CommandPattern pattern) {
        return asked(times, pattern, "at most " + Counts.times(times), number -> number <= times);
    }

    private static Expectation<RecordingSmtpServer> asked(
            int times, CommandPattern pattern, String howOften, IntPredicate isRight) {
        if (times < 0) {
            throw new IllegalArgumentException("times must not be negative but was " + times);
        }
        return Expectation.of("been asked " + pattern + " " + howOften, server -> {
            List<Attempt> all = server.attempts();
            List<Attempt> matching = matching(pattern, all);
            return isRight.test(matching.size())
                    ? Optional.empty()
                    : Optional.of(
                            matching.isEmpty() ? "it never was" + nearest(pattern::isAbout, all) : list(matching));
        });
    }

    private static String list(List<Attempt> matching) {
        return matching.stream()
                .map(attempt -> "    " + attempt)
                .collect(Collectors.joining("\n", "it was " + Counts.times(matching.size()) + "\n", ""));
    }

    static List<Attempt> matching(CommandPattern pattern, List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> pattern.matches(attempt.incoming()))
                .toList();
    }

    /** Says what of the kind that a pattern is about was asked instead. */
    static String nearest(Predicate<Incoming> isAbout, List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return ": nobody connected";
        }
        List<String> same = attempts.stream()
                .filter(attempt -> isAbout.test(attempt.incoming()))
                .map(attempt -> attempt.exchange().inWords())
                .distinct()
                .limit(MOST_SHOWN)
                .toList();
        return same.isEmpty() ? ": nothing of that kind was asked" : ": it does not match " + String.join(", ", same);
    }
}
