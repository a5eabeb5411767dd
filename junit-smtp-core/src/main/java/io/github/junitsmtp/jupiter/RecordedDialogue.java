package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;

/** What was said to the server of a test that failed: suppressed by the failure, it is printed right below it. */
final class RecordedDialogue extends Throwable {

    private static final long serialVersionUID = 1L;

    /** Shows the dialogue, unless the failure does so by itself. */
    RecordedDialogue(RecordingSmtpServer server, String place, String failure) {
        super(
                "The dialogue with the " + server + place
                        + (failure.contains("    S: ") ? "" : ":\n" + server.transcript()),
                null,
                false,
                false);
    }

    /** Returns the message alone. */
    @Override
    public String toString() {
        return getMessage();
    }
}
