package io.github.junitsmtp.server;

import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.ArrayList;
import java.util.List;

/** The sessions whose end a test waits for. */
final class OpenEnds {

    private final RecordingSmtpServer server;
    private final News<SmtpSession> news;
    private final List<SmtpSession> open = new ArrayList<>();

    OpenEnds(RecordingSmtpServer server) {
        this.server = server;
        this.news = new News<>(() -> server.transcript().sessions());
    }

    /** Whether there were sessions, and all have ended. */
    boolean areNone() {
        open.addAll(news.next());
        open.removeIf(session -> session.ending() != Ending.OPEN);
        return open.isEmpty() && Receipts.openSessions(server).isEmpty();
    }
}
