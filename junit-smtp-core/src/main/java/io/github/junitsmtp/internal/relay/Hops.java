package io.github.junitsmtp.internal.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The relays that a connection has passed, the most recent last. Relays in the same JVM know each other's connections by their ports, so a
 * loop is detected as soon as it closes.
 */
record Hops(List<String> relays) {

    private static final Hops NONE = new Hops(List.of());
    private static final Map<Integer, Connection> BY_LOCAL_PORT = new ConcurrentHashMap<>();

    /** A relay's connection, with the relays that it has passed. */
    private record Connection(Socket socket, Hops hops) {}

    /** Returns the relays that a client's connection has passed. */
    static Hops before(Socket client) {
        Connection known = isHere(client.getInetAddress()) ? BY_LOCAL_PORT.get(client.getPort()) : null;
        return known == null ? NONE : known.hops();
    }

    /** Binds a socket for a relay's connection. */
    Socket bound(String relay) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(0));
        BY_LOCAL_PORT.put(
                socket.getLocalPort(),
                new Connection(
                        socket,
                        new Hops(
                                Stream.concat(relays.stream(), Stream.of(relay)).toList())));
        return socket;
    }

    /** Closes the socket of a relay's connection, which may have been closed before, so that another one has its port. */
    static void closed(Socket socket) {
        BY_LOCAL_PORT.computeIfPresent(socket.getLocalPort(), (port, known) -> known.socket() == socket ? null : known);
        try {
            socket.close();
        } catch (IOException e) {
            return; // nothing more can be closed
        }
    }

    /** Describes the loop that a relay would close, if any. */
    Optional<String> loopThrough(String relay) {
        return relays.contains(relay) ? Optional.of(String.join(" to ", relays) + " to " + relay) : Optional.empty();
    }

    /** Whether an address belongs to this machine. */
    static boolean isHere(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
