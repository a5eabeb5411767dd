package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.script.CommandPattern;
import java.util.List;
import java.util.stream.Collectors;

/** Describes attempts in failure messages. */
final class AttemptDescriptions {

    private AttemptDescriptions() {}

    static String list(List<Attempt> matching) {
        return matching.stream()
                .map(attempt -> "    " + attempt)
                .collect(Collectors.joining("\n", "it received it " + Counts.times(matching.size()) + "\n", ""));
    }

    static List<Attempt> matching(CommandPattern pattern, List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> pattern.matches(attempt.incoming()))
                .toList();
    }
}
