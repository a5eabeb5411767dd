package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.stubbing.StubError;
import java.util.Optional;
import org.assertj.core.api.Condition;

/**
 * Fails the test with the exception or error that a stub threw on the thread of a session, where it would go unnoticed.
 */
final class StubErrors {

    /** Throws instead of failing, because a failed condition has no cause. */
    static final Condition<RecordingSmtpServer> NONE =
            new Condition<>(StubErrors::hasNone, "no stub that threw an exception");

    private StubErrors() {}

    private static boolean hasNone(RecordingSmtpServer server) {
        Optional<StubError> error = server == null ? Optional.empty() : server.stubError();
        if (error.isPresent()) {
            throw error.get().asFailure();
        }
        return true;
    }
}
