package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.wire.FailureBehind;
import io.github.junitsmtp.internal.wire.ServerBehind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The link to the backend of a relay, if the engine is a relay. */
final class BehindLink {

    private final EngineLink engine;
    private final ReplyWriter writer;
    private final SessionRecorder recorder;
    private volatile @Nullable ServerBehind server;

    BehindLink(EngineLink engine, ReplyWriter writer, SessionRecorder recorder) {
        this.engine = engine;
        this.writer = writer;
        this.recorder = recorder;
    }

    void relayedBy(ServerBehind behind) {
        server = behind;
        recorder.relayedTo(behind.address());
        if (writer.isOver()) {
            behind.close(); // the session had been cut off already
        }
    }

    /**
     * Ends the session. Last words that take the place of the greeting are sent like a greeting: a stub may replace them, and implicit TLS
     * applies.
     */
    void failed(FailureBehind failure) {
        boolean greets = !engine.hasGreeted() && failure.lastWords().length > 0;
        if (greets) {
            engine.replied(failure.lastWords());
        }
        writer.end(greets ? new FailureBehind(failure.problem(), new byte[0], false) : failure);
    }

    Optional<String> startTls() {
        ServerBehind behind = server;
        return behind == null ? Optional.of("does not support TLS") : behind.startTls();
    }

    String address() {
        ServerBehind behind = server;
        return behind == null ? "" : behind.address();
    }

    void abandon() {
        ServerBehind behind = server;
        if (behind != null) {
            behind.abandon();
        }
    }

    void close() {
        ServerBehind behind = server;
        if (behind != null) {
            behind.close();
        }
    }
}
