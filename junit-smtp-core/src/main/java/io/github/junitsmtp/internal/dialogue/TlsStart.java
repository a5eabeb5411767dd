package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.enforcement.OwnReply;
import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.HandshakeOutcomes;
import io.github.junitsmtp.internal.wire.TlsUpgrade;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.TlsHandshake;

/** Starts TLS in a session, or ends the session (RFC 3207, section 4). */
final class TlsStart {

    static final int READY = 220;

    private final ClientConnection connection;
    private final SessionSettings server;
    private final ReplyWriter writer;
    private final SessionRecorder recorder;
    private final SessionState state;

    TlsStart(
            ClientConnection connection,
            SessionSettings server,
            ReplyWriter writer,
            SessionRecorder recorder,
            SessionState state) {
        this.connection = connection;
        this.server = server;
        this.writer = writer;
        this.recorder = recorder;
        this.state = state;
    }

    /** Answers STARTTLS. Runs an action once the session has started over in TLS. */
    void begin(Turn turn, Runnable onSuccess) {
        byte[] ready = OwnReply.reply(READY, "2.0.0", "Ready to start TLS").bytes();
        if (writer.say(turn, ready, this::readInjected).code() == READY && !writer.isOver()) {
            begin(onSuccess);
        }
    }

    /** Reads what the client has sent in plain text after STARTTLS. Must run before it is told to go ahead. */
    void readInjected() {
        connection.readAhead();
    }

    /** Starts over in TLS, after the client was told to go ahead. Runs an action once the session has started over. */
    void begin(Runnable onSuccess) {
        recorder.handshakeStarted();
        byte[] injected = connection.takeReadAhead();
        if (injected.length > 0 && injected[0] == HandshakeOutcomes.RECORD) {
            failed("the client started the handshake before it received the reply to STARTTLS");
            return;
        }
        if (injected.length > 0) {
            recorder.injected(injected);
        }
        if (handshake()) {
            onSuccess.run();
        }
    }

    /** Performs the handshake with the client. If it fails, the session is over. */
    boolean handshake() {
        TlsUpgrade upgrade = connection.secure(server.tls());
        recorder.handshakeEnded(upgrade.handshake());
        if (upgrade instanceof TlsUpgrade.Secured) {
            state.secured();
            return true;
        }
        if (upgrade instanceof TlsUpgrade.PlainText) {
            writer.sayUnasked(server.identity().speaksTls());
        }
        writer.end(upgrade instanceof TlsUpgrade.Failed failure ? failure.ending() : Ending.BROKEN);
        return false;
    }

    /** Handles a client that starts TLS in the middle of plain text, which would otherwise wait for a reply forever. */
    void beganUnasked() {
        failed(
                "the client started TLS without STARTTLS, as for implicit TLS (SMTPS), but this server expects plain text here; "
                        + (server.tls().mode().offersStartTls()
                                ? "configure the client for STARTTLS"
                                : "turn TLS off in the client, or start this server with TLS"));
    }

    private void failed(String reason) {
        recorder.handshakeEnded(TlsHandshake.failed(reason));
        writer.end(Ending.BROKEN);
    }
}
