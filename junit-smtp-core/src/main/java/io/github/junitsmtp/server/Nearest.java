package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.stubbing.ScriptedStub;
import io.github.junitsmtp.internal.text.Likeness;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.Incoming;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds the client's action that is nearest to the expected one. It does not run test code, which may have side
 * effects.
 *
 * @param sought the expected action, in words
 * @param isAbout whether an action is of the same kind
 * @param difference why an action of the same kind does not match, if known
 */
record Nearest(String sought, Predicate<Incoming> isAbout, Function<Attempt, Optional<String>> difference) {

    static Nearest to(CommandPattern pattern) {
        return new Nearest(pattern.toString(), pattern::isAbout, attempt -> pattern.difference(attempt.incoming()));
    }

    static Nearest to(ScriptedStub<Incoming> stub) {
        return new Nearest(
                stub.toString(),
                stub::isAbout,
                attempt -> stub.difference(attempt.incoming())
                        .or(() -> Optional.of("it arrived before the stub was created")
                                .filter(late -> attempt.at().isBefore(stub.madeAt())))
                        .or(() -> stub.requiredState()
                                .map(state -> "the stub answers only in the state \"" + state + "\"")));
    }

    /** Returns the nearest action, as the end of a sentence. */
    String on(RecordingSmtpServer server) {
        List<Attempt> attempts = server.attempts();
        if (attempts.isEmpty()) {
            return server.transcript().sessions().isEmpty() ? "; no client connected" : "; no client sent a command";
        }
        return attempts.stream()
                .filter(attempt -> isAbout.test(attempt.incoming()))
                .min(Comparator.<Attempt, Boolean>comparing(
                                attempt -> difference.apply(attempt).isEmpty())
                        .thenComparing(attempt -> Likeness.distance(sought, words(attempt))))
                .map(this::told)
                .orElseGet(() -> "; no client sent anything of that kind" + lastRefusal(attempts));
    }

    private String told(Attempt attempt) {
        boolean command = attempt.incoming().command().isPresent();
        return "; the nearest " + (command ? "command " : "") + "was " + words(attempt) + " in session "
                + attempt.session()
                + difference.apply(attempt).map(reason -> ": " + reason).orElse("");
    }

    private static String lastRefusal(List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.exchange().isRejected())
                .reduce((first, last) -> last)
                .map(refused -> "; the last refusal was in " + refused)
                .orElse("");
    }

    private static String words(Attempt attempt) {
        return attempt.exchange().inWords();
    }
}
