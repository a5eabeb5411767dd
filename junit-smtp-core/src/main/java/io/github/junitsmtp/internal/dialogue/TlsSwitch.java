package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.dialogue.OwnReply.reply;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.HandshakeOutcomes;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.TlsHandshake;

/** Brings a session into TLS, or ends it (RFC 3207, section 4). */
public final class TlsSwitch {

    private final ClientConnection wire;
    private final ServerIdentity host;
    private final ReplyWriter voice;
    private final SessionRecorder recorder;
    private final SessionState state;

    public TlsSwitch(
            ClientConnection wire,
            ServerIdentity host,
            ReplyWriter voice,
            SessionRecorder recorder,
            SessionState state) {
        this.wire = wire;
        this.host = host;
        this.voice = voice;
        this.recorder = recorder;
        this.state = state;
    }

    /** Answers STARTTLS, and tells whether the session starts anew in TLS. */
    public boolean startedBy(SmtpCommand command) {
        if (state.isEncrypted()) {
            voice.say(reply(503, "5.5.1", "This is TLS already"));
        } else if (!host.offer().hasStartTls() || !state.offers(SmtpExtension.STARTTLS)) {
            voice.say(reply(502, "5.5.1", "TLS is not offered"));
        } else if (!command.argument().isEmpty()) {
            voice.say(reply(501, "5.5.4", "STARTTLS takes no argument"));
        } else if (voice.say(reply(220, "2.0.0", "Ready to start TLS")) == 220 && !voice.isOver()) {
            recorder.handshakeStarted();
            byte[] injected = wire.takeReadAhead();
            if (injected.length > 0 && injected[0] == HandshakeOutcomes.RECORD) {
                failed("the client began the handshake before it could know the reply to STARTTLS");
                return false;
            }
            if (injected.length > 0) {
                recorder.injected(injected);
            }
            return begins();
        }
        return false;
    }

    /** Shakes hands with the client. */
    public boolean begins() {
        TlsHandshake handshake = wire.secure(host.tls());
        recorder.handshakeEnded(handshake);
        if (handshake.isComplete()) {
            state.secured();
        } else {
            if (wire.speaksPlain()) {
                voice.say(host.speaksTls());
            }
            voice.end(wire.ending() == Ending.TIMED_OUT ? Ending.TIMED_OUT : Ending.BROKEN);
        }
        return handshake.isComplete();
    }

    /** The client begins TLS in the middle of plain text, and would wait for an answer for ever. */
    public void beganUnasked() {
        failed("the client began TLS where this server speaks plain text: let it use "
                + (host.tls().mode().offersStartTls() ? "STARTTLS" : "no TLS, or start this server with TLS"));
    }

    private void failed(String reason) {
        recorder.handshakeEnded(TlsHandshake.failed(reason));
        voice.end(Ending.BROKEN);
    }
}
