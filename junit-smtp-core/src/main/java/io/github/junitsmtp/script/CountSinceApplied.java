package io.github.junitsmtp.script;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * Counts what each session does after a policy is applied. Anything that a session did before its first event here does
 * not count.
 */
final class CountSinceApplied {

    private final ToIntFunction<Incoming> total;
    private final Map<Integer, Integer> before = new ConcurrentHashMap<>();

    /**
     * Creates a counter.
     *
     * @param total the total in the session; if the total starts over, for example with each mail, so does the count
     */
    CountSinceApplied(ToIntFunction<Incoming> total) {
        this.total = total;
    }

    /**
     * Returns a pattern that matches once the count of a session has reached a number. The pattern must see all events,
     * so put it first when you combine patterns.
     */
    CommandPattern reaching(int number, String what) {
        return CommandPattern.of("after " + number + " " + what, incoming -> of(incoming) >= number);
    }

    private int of(Incoming incoming) {
        int now = total.applyAsInt(incoming);
        return now - before.merge(incoming.session(), now, Math::min);
    }
}
