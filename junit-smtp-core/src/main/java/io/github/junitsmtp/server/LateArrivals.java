package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.internal.waiting.WaitTimeout;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports what arrived after an assertion failed because it did not wait, or did not wait long enough. */
final class LateArrivals {

    /** How long a failed test waits for what it missed. */
    private static final WaitTimeout GRACE = WaitTimeout.of("grace", Duration.ofMillis(500));

    private final RecordingSmtpServer server;
    private volatile @Nullable Missed missed;

    /**
     * What an assertion did not find, although it might still arrive.
     *
     * @param expected what was expected
     * @param howToWait advice on how to wait for it
     * @param sessions the number of sessions so far
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

    /** Reports what has arrived since the test failed, if the failure is about it. */
    Optional<String> since(String failure) {
        Missed last = missed;
        if (last == null || !failure.contains("to have " + last.expected())) {
            return Optional.empty();
        }
        server.waitFor(last.expected(), GRACE);
        if (last.expected().problem(server.transcript()).isEmpty()) {
            return Optional.of("After the assertion failed, the server " + last.expected() + ": to wait for it, "
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
