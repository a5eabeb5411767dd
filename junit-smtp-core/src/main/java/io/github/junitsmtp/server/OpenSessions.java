package io.github.junitsmtp.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sessions that a server has to end when it is closed. */
final class OpenSessions {

    private static final long LONGEST_JOIN = TimeUnit.SECONDS.toMillis(1);

    private final List<Tap> taps = new ArrayList<>();

    synchronized void add(Tap tap) {
        taps.removeIf(Tap::isClosed);
        taps.add(tap);
    }

    private synchronized List<Tap> all() {
        return List.copyOf(taps);
    }

    void cutOff() {
        all().forEach(Tap::cutOff);
    }

    /** Waits for the threads of the sessions that have been cut off, and keeps an interrupt for later. */
    void join() {
        boolean interrupted = Thread.interrupted();
        for (Tap tap : all()) {
            try {
                tap.join(LONGEST_JOIN);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
