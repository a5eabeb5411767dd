package io.github.junitsmtp.script;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Counts what each session does after a policy was applied. Whatever a session had done before its first event here does not count. */
final class CountSinceApplied {

    private final ToIntFunction<Incoming> total;
    private final Map<Integer, Integer> before = new ConcurrentHashMap<>();

    /**
     * Starts to count.
     *
     * @param total the total in the session; a total that starts over, such as with each mail, starts again from zero
     */
    CountSinceApplied(ToIntFunction<Incoming> total) {
        this.total = total;
    }

    /**
     * Returns a pattern that matches once the count of a session has reached a number. It must see all events, so it comes first where
     * patterns are combined.
     */
    CommandPattern reaching(int number, String what) {
        return CommandPattern.of("after " + number + " " + what, incoming -> of(incoming) >= number);
    }

    private int of(Incoming incoming) {
        int now = total.applyAsInt(incoming);
        return now - before.merge(incoming.session(), now, Math::min);
    }
}
