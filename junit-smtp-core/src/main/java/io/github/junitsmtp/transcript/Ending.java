package io.github.junitsmtp.transcript;

import org.apiguardian.api.API;

/** How a session ended, and which side ended it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Ending {
    /** The session has not ended. */
    OPEN("open"),
    /** The client closed the connection, possibly in the middle of the dialogue. */
    CLOSED_BY_CLIENT("closed by the client"),
    /** The connection was reset or broken. */
    BROKEN("broken"),
    /** The server closed the connection, as it does after QUIT. */
    CLOSED_BY_SERVER("closed by the server"),
    /** The server closed the connection after an idle timeout. */
    TIMED_OUT("timed out"),
    /**
     * The backend of a relay ended the session: it could not be reached, closed the connection, or did not reply in time. The dialogue says
     * which.
     */
    ENDED_BY_BACKEND("ended by the backend");

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    boolean isByClient() {
        return this == CLOSED_BY_CLIENT || this == BROKEN;
    }

    /** Returns how the session ended, such as {@code closed by the client}. */
    @Override
    public String toString() {
        return text;
    }
}
