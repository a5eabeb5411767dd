package io.github.junitsmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks that failure messages match exactly. */
public final class Failures {

    private Failures() {}

    public static void assertFailure(ThrowingCallable assertion, String message) {
        AssertionError failure = catchThrowableOfType(AssertionError.class, assertion);
        assertThat(failure).as("the assertion passed").isNotNull();
        assertThat(failure.getMessage().strip()).isEqualTo(message.strip());
    }
}
