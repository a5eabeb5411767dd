package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;

/** The dialogue of a failed test: as a suppressed exception of the failure, it is printed right below it. */
final class RecordedDialogue extends Throwable {

    private static final long serialVersionUID = 1L;

    /** Shows the dialogue unless the failure message does. */
    RecordedDialogue(RecordingSmtpServer server, String place, String failure) {
        super(
                "The dialogue with the " + server + place
                        + (failure.contains("    S: ") ? "" : ":\n" + server.transcript()),
                null,
                false,
                false);
    }

    /** Returns the message without the class name. */
    @Override
    public String toString() {
        return getMessage();
    }
}
