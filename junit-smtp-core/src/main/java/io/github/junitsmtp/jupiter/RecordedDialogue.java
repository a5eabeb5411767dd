package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.function.Supplier;

/** The dialogue of a failed test: as a suppressed exception of the failure, it is printed right below it. */
final class RecordedDialogue extends Throwable {

    private static final long serialVersionUID = 1L;

    private RecordedDialogue(String message) {
        super(message, null, false, false);
    }

    /**
     * Shows the dialogue unless all of it is in the failure message, which knows nothing of what a reset forgot. Even an {@code Error} that
     * is thrown meanwhile must not take the place of the failure.
     */
    static RecordedDialogue of(RecordingSmtpServer server, Supplier<String> place, Throwable failure) {
        try {
            return new RecordedDialogue(
                    "The dialogue with the " + server + place.get() + dialogue(server, messageOf(failure)));
        } catch (Throwable lost) {
            return new RecordedDialogue("The dialogue with the SMTP server could not be told because of " + lost);
        }
    }

    private static String messageOf(Throwable failure) {
        try {
            return String.valueOf(failure.getMessage());
        } catch (Throwable untold) {
            return "";
        }
    }

    private static String dialogue(RecordingSmtpServer server, String failure) {
        String earlier = server.dialoguesBeforeReset();
        boolean told = failure.contains("    S: ") && !failure.contains(" more lines)");
        return earlier.isEmpty() && told ? "" : ":\n" + earlier + server.transcript();
    }

    /** Returns the message without the class name. */
    @Override
    public String toString() {
        return getMessage();
    }
}
