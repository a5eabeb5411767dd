package io.github.junitsmtp.script;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Counts what each session does from the moment a policy is applied: what it had done by the first thing that this sees does not count. */
final class CountSinceApplied {

    private final ToIntFunction<Incoming> total;
    private final Map<Integer, Integer> before = new ConcurrentHashMap<>();

    /**
     * Starts to count.
     *
     * @param total how many there were in the session; where they start over, such as with each mail, nothing was before
     */
    CountSinceApplied(ToIntFunction<Incoming> total) {
        this.total = total;
    }

    /**
     * Returns a pattern that matches once a session has reached a number. It sees all that clients do, so it comes first where patterns are
     * combined.
     */
    CommandPattern reaching(int number, String what) {
        return CommandPattern.of("after " + number + " " + what, incoming -> of(incoming) >= number);
    }

    private int of(Incoming incoming) {
        int now = total.applyAsInt(incoming);
        return now - before.merge(incoming.session(), now, Math::min);
    }
}
