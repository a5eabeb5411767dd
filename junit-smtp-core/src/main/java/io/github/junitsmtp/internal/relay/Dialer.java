package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Opens a client's connections to the backend of the relay, up to the greeting. */
final class Dialer {

    private static final int SERVICE_READY = 2;

    private final RelayTarget target;
    private final String relay;
    private final Hops before;
    private volatile @Nullable Socket socket;
    private volatile boolean closed;

    Dialer(RelayTarget target, String relay, Hops before) {
        this.target = target;
        this.relay = relay;
        this.before = before;
    }

    RelayTarget target() {
        return target;
    }

    /** Connects, unless the backend of the relay relays back to it. */
    ServerConnection dial() throws IOException {
        if (before.loopThrough(relay).isPresent()) {
            throw BehindException.told(
                    "4.4.6",
                    "relays back to this relay: from "
                            + before.loopThrough(relay).get());
        }
        long deadline = System.nanoTime() + target.connectTimeout().toNanos();
        LongSupplier patience = () -> deadline - System.nanoTime();
        Socket connected = connect(addresses(), patience);
        try {
            ServerConnection connection = new ServerConnection(target, connected, patience);
            if (target.tls() == Tls.IMPLICIT) {
                connection.secure();
            }
            return connection;
        } catch (IOException e) {
            Hops.closed(connected);
            throw e;
        }
    }

    private InetAddress[] addresses() throws BehindException {
        try {
            return InetAddress.getAllByName(target.host());
        } catch (UnknownHostException e) {
            throw BehindException.told("4.4.3", "has a host name that cannot be resolved");
        }
    }

    /** Connects to the first address that accepts the connection (RFC 5321, section 5.1). */
    Socket connect(InetAddress[] addresses, LongSupplier patience) throws IOException {
        IOException problem = new ConnectException("refused");
        for (int i = 0; i < addresses.length; i++) {
            long millis = TimeUnit.NANOSECONDS.toMillis(patience.getAsLong()) / (addresses.length - i);
            try {
                return connect(new InetSocketAddress(addresses[i], target.port()), (int) Math.max(1, millis));
            } catch (IOException e) {
                problem = i == 0 || Problems.weightOf(e) > Problems.weightOf(problem) ? e : problem;
            }
        }
        throw Problems.connecting(
                problem, addresses.length == 1 ? "within " + Durations.exact(target.connectTimeout()) : "in time");
    }

    private Socket connect(InetSocketAddress address, int millis) throws IOException {
        Socket next = before.bound(relay);
        socket = next;
        try {
            if (closed) {
                throw new SocketException("Closed");
            }
            next.setTcpNoDelay(true);
            next.connect(address, millis);
            return next;
        } catch (IOException e) {
            Hops.closed(next);
            throw e;
        }
    }

    /** Closes what is open or being opened. Called by another thread. */
    void close() {
        closed = true;
        Socket current = socket;
        if (current != null) {
            Hops.closed(current);
        }
    }

    /** Returns the greeting. If it is positive and the relay itself starts TLS with STARTTLS, TLS has begun. */
    byte[] greeting(ServerConnection connection) throws IOException {
        byte[] greeting = read(connection);
        if (target.tls() == Tls.STARTTLS && SmtpReply.codeAt(greeting, 0) / 100 == SERVICE_READY) {
            connection.startTls();
        }
        return greeting;
    }

    private byte[] read(ServerConnection connection) throws IOException {
        try {
            return connection
                    .next()
                    .orElseThrow(() -> BehindException.passedOn(
                            "closed the connection before its greeting was complete", connection.takeFragment()));
        } catch (SocketTimeoutException e) {
            throw Problems.noGreeting(target);
        }
    }

    void requireGreeting(ServerConnection connection) throws IOException {
        if (SmtpReply.codeAt(greeting(connection), 0) / 100 != SERVICE_READY) {
            throw BehindException.told(
                    "4.3.0", "refused the connection that the relay opened after a stub had refused a message");
        }
    }
}
