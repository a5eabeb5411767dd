package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Remembers what was waited for in vain, and which mails came instead: the last few, and each of them once. */
final class FailedWaits {

    private static final int MOST = 10;

    private final Map<String, FailedWait> waits = new LinkedHashMap<>();

    /** Lets the server remember the wait if it fails. */
    static Expectation<RecordingSmtpServer> remembered(Expectation<RecordingSmtpServer> wait) {
        return remembered(wait, mails -> List.of());
    }

    /** Lets the server remember the wait if it fails, and why no mail was the one. */
    static Expectation<RecordingSmtpServer> remembered(Expectation<RecordingSmtpServer> wait, MailSearch search) {
        return remembered(wait, search::nearMisses);
    }

    private static Expectation<RecordingSmtpServer> remembered(
            Expectation<RecordingSmtpServer> wait, Function<RecordingSmtpServer, List<NearMiss>> nearMisses) {
        return wait.onFailure((server, expected, instead) ->
                server.failedWaits().add(new FailedWait(expected, instead, nearMisses.apply(server))));
    }

    private synchronized void add(FailedWait wait) {
        waits.remove(wait.expected());
        waits.put(wait.expected(), wait);
        if (waits.size() > MOST) {
            waits.remove(waits.keySet().iterator().next());
        }
    }

    synchronized List<FailedWait> list() {
        return new ArrayList<>(waits.values());
    }

    synchronized void forget() {
        waits.clear();
    }
}
