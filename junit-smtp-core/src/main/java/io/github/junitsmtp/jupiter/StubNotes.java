package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.stream.Collectors;

/** Lists the stubs of a failed test that did not answer: they may be the reason why it failed. */
final class StubNotes {

    private StubNotes() {}

    /** Returns a line for each such stub, unless the failure itself is about stubs. */
    static String of(RecordingSmtpServer server, String failure) {
        if (failure.contains("to have used every stub ")) {
            return "";
        }
        return server.notesOnStubs().stream().map(note -> note + "\n").collect(Collectors.joining());
    }
}
