package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.internal.wire.ClientStep;
import io.github.junitsmtp.internal.wire.FailureBehind;
import io.github.junitsmtp.internal.wire.ServerBehind;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Login;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of one client, between the client's connection and the tap, which uses it on behalf of the engine. Everything runs on the
 * engine's thread for this session, except what says otherwise.
 */
abstract sealed class TappedSession permits Session, TransparentSession {

    final SessionSettings server;
    final SessionState state;
    final ReplyWriter writer;
    final EngineLink engine;
    final BehindLink behind;
    final StubDecisions stubs;
    final TlsStart tls;
    final MessageIntake intake;
    private final ClientConnection connection;
    /** In a transparent session, the thread that sends replies writes it while the thread that reads from the client waits for it. */
    private Phase phase = Phase.COMMANDS;

    TappedSession(ClientConnection connection, SessionSettings server, SessionRecorder recorder) {
        this.connection = connection;
        this.server = server;
        this.state = new SessionState(recorder::number, server.extensions());
        this.writer = new ReplyWriter(connection, recorder, state);
        this.engine = new EngineLink(this::greet, this::unsolicited);
        this.behind = new BehindLink(engine, writer, recorder);
        this.stubs = new StubDecisions(server.script(), writer, recorder);
        this.tls = new TlsStart(connection, server, writer, recorder, state);
        this.intake = new MessageIntake(connection, server, writer, stubs, recorder, state, engine);
    }

    /** Returns what the engine reads next, or null at the end of the session. */
    final @Nullable Octets next() {
        while (!engine.hasRequest() && !writer.isOver()) {
            phase = read(phase);
        }
        return writer.isOver() ? null : engine.nextRequest();
    }

    /** Reads what the client sends next and has it answered. Returns what is expected after that. */
    abstract Phase read(Phase phase);

    /** Reads a line, or nothing if the client is gone or starts a handshake without STARTTLS. */
    final Optional<ClientInput> line(int maxLength) {
        ClientStep step = connection.next(maxLength);
        if (step instanceof ClientInput line) {
            return Optional.of(line);
        }
        tls.beganUnasked();
        return Optional.empty();
    }

    private void greet(byte[] greeting) {
        if (server.tls().mode() == Tls.IMPLICIT && !tls.handshake()) {
            return;
        }
        Decision own = Decision.ASK_ENGINE;
        Decision decision =
                stubs.decide(Incoming.connection(state.progress()), () -> own).orElse(own);
        if (decision instanceof Decision.ByStub stub) {
            writer.perform(stub.action());
            phase = new Phase.GreetingRefused();
        } else {
            greet(Turn.after(ReplyOccasion.CONNECTION).wordedBy(decision), greeting);
        }
    }

    /** Sends the engine's greeting, or a stub's reply in its place. */
    abstract void greet(Turn turn, byte[] greeting);

    /** Sends a reply of the engine that answers no request. */
    abstract void unsolicited(byte[] reply);

    /** Notes what is expected next because of a reply of the engine. */
    final void expect(Phase next) {
        phase = next;
    }

    /** Takes the engine's reply to what it last read, or its greeting. */
    final void replied(byte[] reply) {
        engine.replied(reply);
    }

    /** Passes on unsolicited output of the engine. May be called on another thread. */
    final void spokeUnasked(byte[] reply) {
        writer.passOnUnasked(reply);
    }

    /** Takes note of a command that the client saw accepted. */
    final void accepted(SmtpCommand command, ReplyWriter.Said said) {
        state.accepted(command, said::reply);
        if (command.verb().equals("QUIT")) {
            writer.end(Ending.CLOSED_BY_SERVER); // before the client reads 221, so it finds the session ended
        }
    }

    /** Returns the last login that was accepted, unless TLS has begun since. */
    final Optional<Login> login() {
        return state.login();
    }

    /** Notes that the engine relays to a server. */
    final void relayedBy(ServerBehind relay) {
        behind.relayedBy(relay);
    }

    /** Notes that the backend can send nothing more. May be called on another thread. */
    final void failed(FailureBehind failure) {
        behind.failed(failure);
    }

    /** Notes that the engine closed the connection, as it does after QUIT. */
    final void engineClosed() {
        writer.end(Ending.CLOSED_BY_SERVER);
    }

    /** Ends the session at once. May be called on any thread. */
    final void cutOff() {
        writer.cutOff();
        behind.close();
    }
}
