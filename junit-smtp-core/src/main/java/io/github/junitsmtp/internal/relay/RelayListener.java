package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.internal.wire.SessionThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Accepts clients, and connects each of them to the backend of the relay. */
public final class RelayListener implements AutoCloseable {

    /** Large enough for a burst of connections; otherwise, the kernel would retry a second later. */
    private static final int BACKLOG = 1024;

    /**
     * The maximum number of sessions that wait for the greeting of the backend of the relay. In a loop, each of them waits for another
     * one.
     */
    static final int MOST_WAITING = 500;

    private static final long PAUSE_MILLIS = 100;
    private static final Executor THREADS =
            new SessionThreads("junit-smtp-relay", RelayListener.class.getClassLoader());

    private final ServerSocket socket;
    private final RelayTarget target;
    private final UnaryOperator<Socket> tap;
    private final Set<RelayedSession> sessions = ConcurrentHashMap.newKeySet();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch acceptingEnded = new CountDownLatch(1);

    private RelayListener(ServerSocket socket, RelayTarget target, UnaryOperator<Socket> tap) {
        this.socket = socket;
        this.target = target;
        this.tap = tap;
    }

    /**
     * Starts to accept clients.
     *
     * @throws IOException if the port cannot be bound
     * @throws IllegalStateException if the backend of the relay is the relay itself
     */
    public static RelayListener open(InetAddress bindTo, int port, RelayTarget target, UnaryOperator<Socket> tap)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(bindTo, port), BACKLOG);
            requireAnother(target, bindTo, socket.getLocalPort());
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        RelayListener listener = new RelayListener(socket, target, tap);
        THREADS.execute(listener::accept);
        return listener;
    }

    private static void requireAnother(RelayTarget target, InetAddress bindTo, int port) {
        if (target.port() != port) {
            return;
        }
        InetAddress address = new InetSocketAddress(target.host(), port).getAddress();
        if (address != null
                && (address.equals(bindTo)
                        || Hops.isHere(address) && (bindTo.isAnyLocalAddress() || address.isAnyLocalAddress()))) {
            throw new IllegalStateException("Cannot relay to " + target.address()
                    + ": that is this server itself; relay to a different server");
        }
    }

    /** {@return the port that clients connect to} */
    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                acceptNext();
            }
        } finally {
            acceptingEnded.countDown();
        }
    }

    private void acceptNext() {
        try {
            serveOnThread(socket.accept());
        } catch (IOException | RuntimeException | Error e) {
            pause(); // file handles and threads may become available again
        }
    }

    private void serveOnThread(Socket client) throws IOException {
        try {
            Hops hops = Hops.before(client);
            Socket tapped = tap.apply(client);
            THREADS.execute(() -> serve(tapped, hops));
        } catch (RuntimeException | Error e) {
            client.close();
            throw e;
        }
    }

    private void pause() {
        try {
            closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket client, Hops before) {
        try (client) {
            Dialer dialer = new Dialer(target, Addresses.of(socket.getInetAddress(), port()), before);
            RelayedSession session = new RelayedSession(dialer, client, waiting, THREADS);
            sessions.add(session);
            try {
                if (socket.isClosed()) {
                    session.close(); // close() may have looked for sessions before this one was added
                }
                session.run();
            } finally {
                sessions.remove(session);
            }
        } catch (IOException e) {
            return; // the client has already closed the connection
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
            acceptingEnded.await(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            return; // nothing more can be closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sessions.forEach(RelayedSession::close);
        }
    }
}
