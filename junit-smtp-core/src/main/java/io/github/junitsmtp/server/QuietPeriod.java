package io.github.junitsmtp.server;

import java.time.Duration;

/** Listens until no mail has come for a time. */
final class QuietPeriod {

    private final RecordingSmtpServer server;
    private final long nanos;
    private int known;
    private long since = System.nanoTime();

    private QuietPeriod(RecordingSmtpServer server, Duration silence) {
        this.server = server;
        this.nanos = silence.toNanos();
        this.known = ArrivalDescriptions.received(server.mails());
    }

    /** Tells whether there was such a time before patience was over. */
    static boolean comes(RecordingSmtpServer server, Duration silence, WaitTimeout patience) {
        QuietPeriod listening = new QuietPeriod(server, WaitTimeout.requirePositive(silence));
        patience.waitUntil(server, listening::hasLasted);
        return listening.hasLasted();
    }

    /** Waits for some time, or until there are more mails than known. */
    static void listen(RecordingSmtpServer server, int known, Duration time) {
        WaitTimeout.of(time).waitUntil(server, () -> ArrivalDescriptions.received(server.mails()) > known);
    }

    private boolean hasLasted() {
        int now = ArrivalDescriptions.received(server.mails());
        if (now != known) {
            known = now;
            since = System.nanoTime();
        }
        return System.nanoTime() - since >= nanos;
    }
}
