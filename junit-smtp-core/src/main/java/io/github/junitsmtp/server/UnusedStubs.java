package io.github.junitsmtp.server;

import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.Stub;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words which stubs never matched anything, and what came nearest. */
final class UnusedStubs {

    private UnusedStubs() {}

    static Optional<String> of(RecordingSmtpServer server) {
        List<Stub> unused = server.unusedStubs();
        if (unused.isEmpty()) {
            return Optional.empty();
        }
        List<Attempt> all = server.attempts();
        return Optional.of(unused.stream()
                .map(stub -> stub + " never matched" + nearest(stub.pattern(), all))
                .collect(Collectors.joining("\n", unused.size() == 1 ? "" : "there are " + unused.size() + "\n", "")));
    }

    /** Says what of the kind that a pattern is about was done instead. */
    static String nearest(CommandPattern pattern, List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return ": nobody connected";
        }
        List<String> same = attempts.stream()
                .filter(attempt -> pattern.isAbout(attempt.incoming()))
                .map(attempt -> attempt.exchange().inWords())
                .distinct()
                .limit(5)
                .toList();
        return same.isEmpty() ? ": nothing of that kind was asked" : ": it does not match " + String.join(", ", same);
    }
}
