package io.github.junitsmtp.internal.waiting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last failed waits, without duplicates. */
public final class FailedWaits {

    private static final int MOST = 10;

    private final Map<String, FailedWait> waits = new LinkedHashMap<>();

    public FailedWaits() {}

    public synchronized void add(FailedWait wait) {
        waits.remove(wait.expected());
        waits.put(wait.expected(), wait);
        if (waits.size() > MOST) {
            waits.remove(waits.keySet().iterator().next());
        }
    }

    public synchronized List<FailedWait> list() {
        return List.copyOf(waits.values());
    }

    public synchronized void forget() {
        waits.clear();
    }
}
