package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The dialogues that took place before a test reset its server, as evidence for a failure. Only the last part is kept,
 * as text, which needs little memory.
 */
final class EarlierDialogues {

    private static final int MOST_SESSIONS = 50;
    private static final int LONGEST = 100_000;

    private String text = "";

    synchronized void add(List<SmtpSession> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        int leftOut = Math.max(0, sessions.size() - MOST_SESSIONS);
        String dialogues = sessions.stream()
                .skip(leftOut)
                .map(SmtpSession::toString)
                .collect(Collectors.joining(
                        "\n\n", leftOut == 0 ? "" : "... (" + Counts.of(leftOut, "more session") + ")\n\n", ""));
        String all = text + dialogues + "\n\nsmtp.reset()\n\n";
        text = all.length() > LONGEST ? "...\n" + Cut.end(all, LONGEST) : all;
    }

    synchronized void clear() {
        text = "";
    }

    /** Returns the dialogues, with a line for each reset. */
    @Override
    public synchronized String toString() {
        return text;
    }
}
