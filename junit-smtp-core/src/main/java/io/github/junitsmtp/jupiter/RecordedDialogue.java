package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;

/** The dialogue of a failed test: as a suppressed exception of the failure, it is printed right below it. */
final class RecordedDialogue extends Throwable {

    private static final long serialVersionUID = 1L;

    /** Shows the dialogue unless the failure message does, which knows nothing of what a reset forgot. */
    RecordedDialogue(RecordingSmtpServer server, String place, String failure) {
        super("The dialogue with the " + server + place + dialogue(server, failure), null, false, false);
    }

    private static String dialogue(RecordingSmtpServer server, String failure) {
        String earlier = server.dialoguesBeforeReset();
        return earlier.isEmpty() && failure.contains("    S: ") ? "" : ":\n" + earlier + server.transcript();
    }

    /** Returns the message without the class name. */
    @Override
    public String toString() {
        return getMessage();
    }
}
