package io.github.junitsmtp.server;

import io.github.junitsmtp.script.Script;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.SessionRecorder;
import io.github.junitsmtp.transcript.TranscriptRecorder;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Puts a tap on each connection that the engine accepts. */
final class Reception {

    private final int idleTimeoutMillis;
    private final Host host;
    private final Script script;
    private final TranscriptRecorder recorder;
    private final OpenSessions sessions = new OpenSessions();
    private final IdleWatch watch = new IdleWatch(sessions);
    private volatile boolean closed;

    Reception(int idleTimeoutMillis, Host host, Script script, TranscriptRecorder recorder) {
        this.idleTimeoutMillis = idleTimeoutMillis;
        this.host = host;
        this.script = script;
        this.recorder = recorder;
    }

    Socket receive(Socket client) {
        try {
            IdleTimer idle = new IdleTimer(client, idleTimeoutMillis);
            Wire wire = new Wire(client, idle);
            SessionRecorder session = recorder.open(client.getInetAddress().getHostAddress() + ":" + client.getPort());
            session.isLive();
            if (host.tls().mode() == Tls.IMPLICIT) {
                session.shakesHands();
            }
            Tap tap = new Tap(client, new Dialogue(wire, host, script, session), idle);
            sessions.add(tap);
            watch.start(TimeUnit.MILLISECONDS.toNanos(idleTimeoutMillis));
            if (closed) {
                tap.cutOff(); // close() may have looked for open sessions before
            }
            return tap;
        } catch (IOException e) {
            return client; // it was gone before it could be used, as the engine will find out
        }
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        watch.stop();
        sessions.cutOff();
    }

    /** Ends those sessions that were accepted meanwhile, too, and waits for all. */
    void awaitEnd() {
        sessions.cutOff();
        sessions.awaitEnd();
    }
}
