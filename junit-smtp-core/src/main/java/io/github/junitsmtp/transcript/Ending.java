package io.github.junitsmtp.transcript;

import org.apiguardian.api.API;

/** Who hung up, and how. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Ending {
    /** Nobody yet. */
    OPEN("open"),
    /** The client closed the connection in an orderly way, be it in the middle of a dialogue. */
    CLOSED_BY_CLIENT("closed by the client"),
    /** The connection was reset or broke. */
    BROKEN("broken"),
    /** The server closed the connection, as it does after QUIT. */
    CLOSED_BY_SERVER("closed by the server"),
    /** The server closed the connection because the client had been silent for too long. */
    TIMED_OUT("timed out");

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    boolean isByClient() {
        return this == CLOSED_BY_CLIENT || this == BROKEN;
    }

    /** Returns the ending in words, such as {@code closed by the client}. */
    @Override
    public String toString() {
        return text;
    }
}
