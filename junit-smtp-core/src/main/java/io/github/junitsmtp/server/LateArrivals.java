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
     * What an assertion did not find.
     *
     * @param expected what should have come
     * @param mayStillCome whether it may be on its way
     * @param sessions how many sessions there were
     */
    private record Missed(ArrivalExpectation expected, boolean mayStillCome, int sessions) {}

    LateArrivals(RecordingSmtpServer server) {
        this.server = server;
    }

    /** Remembers what an assertion did not find; only the last one matters. */
    void missed(ArrivalExpectation expected) {
        missed = new Missed(
                expected,
                expected.mayStillCome(server.transcript()) && server.isListening(),
                server.transcript().sessions().size());
    }

    void forget() {
        missed = null;
    }

    /** Says what has come since a test failed with a message. A failure of something else is none of its business. */
    Optional<String> since(String failure) {
        Missed last = missed;
        if (last == null || !failure.contains("to have " + last.expected())) {
            return Optional.empty();
        }
        if (last.mayStillCome()) {
            server.waitFor(last.expected(), GRACE);
        }
        int sessions = server.transcript().sessions().size();
        if (last.expected().problem(server.transcript()).isEmpty()) {
            return Optional.of("After the assertion failed, the server " + last.expected()
                    + ": it was sent in the background. Wait for it: call receives.. instead of hasReceived.., or"
                    + " within(..) with more time");
        }
        return last.mayStillCome() && sessions > last.sessions()
                ? Optional.of("After the assertion failed, a client connected: if the mail is sent in the background,"
                        + " call receives.. instead of hasReceived.., or within(..) with more time")
                : Optional.empty();
    }
}
