package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * GreenMail's SMTP server on a socket that is already bound, with the tap between its handler and the client. The thread that accepts a
 * client also serves it, and leaves accepting to another thread, so that no client waits for a thread to wake up.
 */
final class TappedSmtpServer extends SmtpServer {

    private static final int LONGEST_WAIT_SECONDS = 5;

    /** A burst of connections must not have to wait a second for the kernel to retry. */
    private static final int BACKLOG = 1024;

    private final ServerSocket bound;
    private final UnaryOperator<Socket> tap;
    private final Executor threads;
    private final Set<ProtocolHandler> sessions = ConcurrentHashMap.newKeySet();
    private final CountDownLatch acceptingEnded = new CountDownLatch(1);
    private volatile long listeningSince;

    TappedSmtpServer(
            ServerSetup setup, Managers managers, ServerSocket bound, UnaryOperator<Socket> tap, Executor threads) {
        super(setup, managers);
        this.bound = bound;
        this.tap = tap;
        this.threads = threads;
    }

    static void bind(ServerSocket socket, InetAddress address, int port) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(address, port), BACKLOG);
    }

    /**
     * After {@code GreenMail.reset()}, the first socket is closed; the new one has the same port. Both are plain
     * sockets even for SMTPS, because the transport handles TLS.
     */
    @Override
    protected ServerSocket openServerSocket() throws IOException {
        if (!bound.isClosed()) {
            return bound;
        }
        ServerSocket socket = new PatientServerSocket();
        try {
            bind(socket, bindTo, setup.getPort());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new TappedSmtpHandler(managers.getSmtpManager(), tap.apply(client));
    }

    /** Not supported, because the transport controls how long a client may be idle. */
    @Override
    public void setClientSocketTimeout(int millis) {
        throw new UnsupportedOperationException("setClientSocketTimeout has no effect on this server; call"
                + " RecordingSmtpServer.builder().idleTimeout(Duration.ofMillis(" + millis + ")) instead");
    }

    /** Starts no acceptor thread, unlike GreenMail's own servers: the session threads accept clients. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // this thread is never started
    @Override
    public void start() {
        initServerSocket();
        listeningSince = System.nanoTime();
        try {
            threads.execute(this::acceptAndServe);
        } catch (OutOfMemoryError e) {
            acceptingEnded.countDown();
            throw e;
        }
    }

    boolean hasListenedSince(long nanoTime) {
        return isRunning() && nanoTime - listeningSince >= 0;
    }

    private void acceptAndServe() {
        ProtocolHandler session = accept();
        while (session != null && !leavesAcceptingToAnother()) {
            serve(session);
            session = accept();
        }
        if (session == null) {
            acceptingEnded.countDown();
        } else {
            serve(session);
        }
    }

    /** Returns false if there is no other thread; clients are then served one after another. */
    private boolean leavesAcceptingToAnother() {
        try {
            threads.execute(this::acceptAndServe);
            return true;
        } catch (OutOfMemoryError e) {
            log.warn("No thread is free to accept clients on {} while another client is being served", getName(), e);
            return false;
        }
    }

    /** Waits for the next client; returns null once the server is stopped. */
    private @Nullable ProtocolHandler accept() {
        while (keepOn() && !serverSocket.isClosed()) {
            try {
                return tapped(serverSocket.accept());
            } catch (IOException | RuntimeException | Error e) { // without this thread, nobody would accept clients
                log.trace("Cannot accept a client on {}", getName(), e);
            }
        }
        return null;
    }

    private ProtocolHandler tapped(Socket client) throws IOException {
        try {
            return createProtocolHandler(client);
        } catch (RuntimeException | Error e) {
            client.close();
            throw e;
        }
    }

    private void serve(ProtocolHandler session) {
        sessions.add(session);
        try {
            if (keepOn()) {
                session.run();
            } else {
                session.close();
            }
        } catch (RuntimeException | Error e) {
            log.error("A session of {} failed", getName(), e); // the thread may still have to accept clients
        } finally {
            sessions.remove(session);
        }
    }

    @Override
    protected synchronized void quit() {
        super.quit();
        for (ProtocolHandler session : sessions) {
            session.close();
        }
        awaitFreePort();
    }

    /** The port stays in use while a thread is in accept, even after the socket was closed. */
    private void awaitFreePort() {
        try {
            if (serverSocket != null && !acceptingEnded.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                log.warn("{} still accepts clients {} s after it was stopped", getName(), LONGEST_WAIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
