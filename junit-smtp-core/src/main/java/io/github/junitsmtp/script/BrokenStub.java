package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.SmtpCommand;
import org.apiguardian.api.API;

/**
 * A stub that threw something where it should have matched or answered, on the thread of a session.
 *
 * @param stub the stub
 * @param incoming what it was asked about
 * @param thrown what it threw
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BrokenStub(Stub stub, Incoming incoming, Throwable thrown) {

    /**
     * Makes the failure of the test.
     *
     * @return a new error that tells all of this, and has what was thrown as its cause
     */
    public AssertionError asFailure() {
        return new AssertionError(
                "The stub " + stub + " threw " + thrown
                        + "\nwhen asked about " + asked() + " in session " + incoming.session()
                        + ", so that the client was answered 451. The cause tells where; smtp.reset() forgets it.",
                thrown);
    }

    private String asked() {
        if (incoming.isConnection()) {
            return "the connection";
        }
        return incoming.command()
                .map(SmtpCommand::toString)
                .orElse(incoming.mail().isPresent() ? "the message" : "the login");
    }
}
