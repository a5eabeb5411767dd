package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;

/** What was said to the server of a test that failed: suppressed by the failure, it is printed right below it. */
final class RecordedDialogue extends Throwable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 40;

    /** Shows the dialogue, unless the failure does so by itself. */
    RecordedDialogue(RecordingSmtpServer server, String place, String failure) {
        super(
                "The dialogue with the " + server + place
                        + (failure.contains("    S: ")
                                ? ""
                                : ":\n" + lastLines(server.transcript().toString())),
                null,
                false,
                false);
    }

    private static String lastLines(String dialogue) {
        List<String> lines = dialogue.lines().toList();
        int left = lines.size() - MOST_LINES;
        return left <= 0
                ? dialogue
                : "... (" + left + " more lines)\n" + String.join("\n", lines.subList(left, lines.size()));
    }

    /** Returns the message alone. */
    @Override
    public String toString() {
        return getMessage();
    }
}
