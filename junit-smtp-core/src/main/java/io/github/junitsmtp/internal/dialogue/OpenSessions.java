package io.github.junitsmtp.internal.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The open sessions of a server, which end when the server is closed or when their client is idle for too long. */
final class OpenSessions {

    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(500);

    private final List<Tap> taps = new ArrayList<>();

    synchronized void add(Tap tap) {
        taps.removeIf(Tap::hasEnded);
        taps.add(tap);
    }

    private synchronized List<Tap> all() {
        return List.copyOf(taps);
    }

    void cutOff() {
        for (Tap tap : all()) {
            tap.cutOff();
        }
    }

    /** Cuts off the sessions whose clients are idle, and returns their number. */
    int cutOffIdle() {
        List<Tap> waiting = all().stream()
                .filter(tap -> !tap.hasEnded() && tap.idle().isIdle())
                .toList();
        waiting.forEach(Tap::cutOff);
        return waiting.size();
    }

    /** Ends the input of idle clients. Returns the nanoseconds until the next check is due, or 0 if there is no session. */
    long endSilence() {
        return all().stream()
                .filter(tap -> !tap.hasEnded())
                .mapToLong(tap -> tap.idle().check())
                .min()
                .orElse(0);
    }

    /** Waits until the threads of the sessions that were cut off have finished. */
    void awaitEnd() {
        try {
            long deadline = System.nanoTime() + LONGEST_WAIT;
            for (Tap tap : all()) {
                tap.awaitEnd(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
