package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.stubbing.StubError;
import org.assertj.core.api.Condition;

/** Lets the test fail with what a stub of its own threw on the thread of a session, where nobody else would see it. */
final class StubErrors {

    /** Throws rather than fails, since a failed condition has no cause. */
    static final Condition<RecordingSmtpServer> NONE = new Condition<>(StubErrors::hasNone, "no stub that threw");

    private StubErrors() {}

    private static boolean hasNone(RecordingSmtpServer server) {
        if (server != null) {
            server.stubError().map(StubError::asFailure).ifPresent(failure -> {
                throw failure;
            });
        }
        return true;
    }
}
