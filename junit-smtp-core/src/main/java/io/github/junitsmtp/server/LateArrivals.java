package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.internal.waiting.WaitTimeout;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what came after an assertion had failed, because it did not wait, or not long enough. */
final class LateArrivals {

    /** How long a test that has failed waits for what it should have waited for. */
    private static final WaitTimeout GRACE = WaitTimeout.of("grace", Duration.ofMillis(500));

    private final RecordingSmtpServer server;
    private volatile @Nullable Missed missed;

    /**
     * What an assertion did not find, although it may have been on its way.
     *
     * @param expected what should have come
     * @param howToWait what to do about it
     * @param sessions how many sessions there were
     */
    private record Missed(ArrivalExpectation expected, String howToWait, int sessions) {}

    LateArrivals(RecordingSmtpServer server) {
        this.server = server;
    }

    /** Remembers what an assertion did not find; only the last one matters. */
    void missed(ArrivalExpectation expected, String howToWait) {
        missed = server.isListening() && expected.mayStillCome(server.transcript())
                ? new Missed(expected, howToWait, sessions())
                : null;
    }

    void forget() {
        missed = null;
    }

    /** Says what has come since a test failed with a message, if the failure is about it. */
    Optional<String> since(String failure) {
        Missed last = missed;
        if (last == null || !failure.contains("to have " + last.expected())) {
            return Optional.empty();
        }
        server.waitFor(last.expected(), GRACE);
        if (last.expected().problem(server.transcript()).isEmpty()) {
            return Optional.of("After the assertion failed, the server has " + last.expected() + ": to wait for it, "
                    + last.howToWait());
        }
        return sessions() > last.sessions()
                ? Optional.of("After the assertion failed, a client connected: if the mail is sent in the background,"
                        + " " + last.howToWait())
                : Optional.empty();
    }

    private int sessions() {
        return server.transcript().sessions().size();
    }
}
