package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.stubbing.StubError;
import org.assertj.core.api.Condition;

/** Fails the test with what one of its stubs threw on the thread of a session, where it would go unnoticed. */
final class StubErrors {

    /** Throws instead of failing, because a failed condition has no cause. */
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
