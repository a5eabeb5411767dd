package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.Incoming;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Words what a server was asked, and what it was asked instead. */
final class AttemptDescriptions {

    private static final int MOST_SHOWN = 5;

    private AttemptDescriptions() {}

    static String list(List<Attempt> matching) {
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
