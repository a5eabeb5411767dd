package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.IdleTimer;
import io.github.junitsmtp.internal.wire.IdleWatch;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Puts a tap on each connection that the engine accepts. */
public final class SessionAcceptor {

    private final int idleTimeoutMillis;
    private final SessionSettings server;
    private final TranscriptRecorder recorder;
    private final OpenSessions sessions = new OpenSessions();
    private final IdleWatch watch = new IdleWatch(sessions::endSilence);
    private volatile boolean closed;

    public SessionAcceptor(int idleTimeoutMillis, SessionSettings server, TranscriptRecorder recorder) {
        this.idleTimeoutMillis = idleTimeoutMillis;
        this.server = server;
        this.recorder = recorder;
    }

    public Socket receive(Socket client) {
        try {
            IdleTimer idle = new IdleTimer(client, idleTimeoutMillis);
            ClientConnection connection = new ClientConnection(client, idle);
            SessionRecorder session =
                    recorder.open(Addresses.of(client.getInetAddress(), client.getPort()), this::begin);
            Tap tap = new Tap(client, session(connection, session), idle);
            sessions.add(tap);
            watch.start(TimeUnit.MILLISECONDS.toNanos(idleTimeoutMillis));
            if (closed) {
                tap.cutOff(); // close() may have looked for open sessions before this one was added
            }
            return tap;
        } catch (IOException e) {
            return client; // the client has already closed the connection, which the engine will notice
        }
    }

    private TappedSession session(ClientConnection connection, SessionRecorder session) {
        return server.transparent()
                ? new TransparentSession(connection, server, session)
                : new Session(connection, server, session);
    }

    private void begin(SessionRecorder session) {
        session.connected();
        if (server.tls().mode() == Tls.IMPLICIT) {
            session.handshakeStarted();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    public void close() {
        closed = true;
        watch.stop();
        endSessions();
    }

    public int endIdleSessions() {
        return sessions.cutOffIdle();
    }

    public void endSessions() {
        sessions.cutOff();
    }

    /** Ends the sessions accepted in the meantime as well, and waits for all sessions. */
    public void awaitEnd() {
        endSessions();
        sessions.awaitEnd();
    }
}
