package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.waiting.UnseenElements;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.ArrayList;
import java.util.List;

/** The sessions whose end a test waits for. */
final class UnendedSessions {

    private final RecordingSmtpServer server;
    private final UnseenElements<SmtpSession> news;
    private final List<SmtpSession> open = new ArrayList<>();

    UnendedSessions(RecordingSmtpServer server) {
        this.server = server;
        this.news = new UnseenElements<>(() -> server.transcript().sessions());
    }

    /** Whether there were sessions, and all have ended. */
    boolean areNone() {
        open.addAll(news.next());
        open.removeIf(session -> session.ending() != Ending.OPEN);
        return open.isEmpty() && ArrivalDescriptions.openSessions(server).isEmpty();
    }
}
