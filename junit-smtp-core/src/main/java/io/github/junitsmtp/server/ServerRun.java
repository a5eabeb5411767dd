package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.dialogue.SessionAcceptor;
import io.github.junitsmtp.internal.text.Addresses;
import java.io.IOException;
import java.net.BindException;

/** One run of a server, from start to stop: the engine, and the sessions that it accepted. */
final class ServerRun {

    private final SessionAcceptor acceptor;
    private final RunningEngine engine;

    private ServerRun(SessionAcceptor acceptor, RunningEngine engine) {
        this.acceptor = acceptor;
        this.engine = engine;
    }

    /**
     * Starts the engine.
     *
     * @param adviceOnPort what to do if the port is in use, for the end of the message
     */
    static ServerRun start(SmtpEngine engine, EngineSettings settings, SessionAcceptor acceptor, String adviceOnPort) {
        String where = settings.port() == 0
                ? Addresses.of(settings.bindTo())
                : Addresses.of(settings.bindTo(), settings.port());
        try {
            return new ServerRun(acceptor, engine.start(settings, acceptor::receive));
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Cannot listen on " + where + ": " + e.getMessage() + "; " + adviceOnPort, e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot start " + engine.name() + " on " + where + ": " + e.getMessage(), e);
        }
    }

    RunningEngine engine() {
        return engine;
    }

    boolean isStopped() {
        return acceptor.isClosed();
    }

    /**
     * Whether this run has been listening since the given time; a test may stop the engine without stopping the server.
     */
    boolean hasListenedSince(long nanoTime) {
        return !isStopped() && engine.hasListenedSince(nanoTime);
    }

    int endIdleSessions() {
        return acceptor.endIdleSessions();
    }

    void endSessions() {
        acceptor.endSessions();
    }

    /** Ends every session and frees the port before it returns. Stopping again does nothing. */
    void stop() {
        if (isStopped()) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // stops first, and restores the interrupt afterwards
        acceptor.close();
        try {
            engine.close();
        } finally {
            acceptor.awaitEnd();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
