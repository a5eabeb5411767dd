package io.github.junitsmtp.internal.stubbing;

import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.time.Duration;
import java.util.Optional;

/**
 * An exception or error thrown by the test's code in a stub. It is thrown on the thread of a session, where nobody would see it.
 *
 * @param stub the stub
 * @param asked what it was asked about
 * @param thrown what was thrown
 */
public record StubError(String stub, String asked, Throwable thrown) {

    private static final int LINES_OF_THROWN = 10;
    private static final int CHARS_OF_THROWN = 2000;
    private static final int CHARS_OF_ASKED = 500;

    /** {@return the failure of the test: a new error with the original as its cause} */
    public AssertionError asFailure() {
        return new AssertionError(
                "The stub " + stub + " threw " + Brief.text(thrownInWords(), LINES_OF_THROWN, CHARS_OF_THROWN)
                        + "\nwhile handling " + Cut.counted(asked, CHARS_OF_ASKED)
                        + ", so the client received 451. See the cause for the stack trace;"
                        + " smtp.reset() clears the error.",
                thrown);
    }

    /** The exception belongs to the test, so its toString() may throw as well. */
    private String thrownInWords() {
        try {
            return String.valueOf((Object) thrown.toString());
        } catch (RuntimeException | Error e) {
            return thrown.getClass().getName() + ", whose toString() threw "
                    + e.getClass().getName();
        }
    }

    /** What the client gets instead of the answer. */
    StubAction action() {
        SmtpReply reply = SmtpReply.of(
                451, EnhancedStatusCode.parse("4.3.0"), "A stub in the test threw " + Printable.quote(thrownInWords()));
        return new StubAction.Say(Duration.ZERO, reply.bytes(), 0, Optional.empty());
    }
}
