package io.github.junitsmtp.internal.stubbing;

/** What a stub does to the connection. */
public enum ConnectionEffect {
    /** The connection is closed normally. */
    CLOSE("disconnect", "hung up"),
    /** The connection is reset, so that the client gets an error. */
    RESET("reset the connection", "reset the connection"),
    /** The server sends nothing more, and reads until the client closes the connection. */
    HALF_CLOSE("half-close the connection", "half-closed the connection");

    private final String name;
    private final String pastTense;

    ConnectionEffect(String name, String pastTense) {
        this.name = name;
        this.pastTense = pastTense;
    }

    /** {@return what the server did, as transcripts show it} */
    public String inPastTense() {
        return pastTense;
    }

    @Override
    public String toString() {
        return name;
    }
}
