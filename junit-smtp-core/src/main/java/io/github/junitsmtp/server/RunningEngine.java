package io.github.junitsmtp.server;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/** An engine that has been started. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunningEngine extends AutoCloseable {

    /**
     * Returns the SMTP port.
     *
     * @return the port, never 0
     */
    int port();

    /**
     * Returns the port for fetching mail over the given protocol.
     *
     * @param protocol the protocol
     * @return the port, never 0; empty (the default) if the engine does not offer that protocol
     */
    default OptionalInt port(MailboxProtocol protocol) {
        return OptionalInt.empty();
    }

    /**
     * Returns whether the engine has accepted connections continuously since the given time. A test may have stopped
     * and restarted the engine through its own API.
     *
     * @param nanoTime a value of {@link System#nanoTime()}
     * @return true (the default) if it has been listening without interruption since then
     */
    default boolean hasListenedSince(long nanoTime) {
        return true;
    }

    /**
     * Discards all mail. Connections, users and ports are kept. If a test has stopped the engine through the engine's own API, this method
     * restarts it on the same port.
     *
     * @throws IllegalStateException if it cannot restart, for example because the port is now in use
     */
    void reset();

    /**
     * Checks a login against the engine's own users, such as those that a test adds to the engine. Both these users and
     * those added through the server's builder can log in.
     *
     * @param user the user who is logging in
     * @param secret the password or token that the client sent
     * @return whether the secret is correct; empty (the default) if the engine has no users and leaves the decision to
     *     the server
     */
    default Optional<Boolean> authenticate(String user, String secret) {
        return Optional.empty();
    }

    /**
     * Returns the engine's own users, so that a failure can say why a login was refused, for example because the user
     * is unknown or the password has the wrong length. Failures never show a password.
     *
     * @return the passwords by user name; empty by default, in which case failures give no reason for a refused login
     */
    default Map<String, String> users() {
        return Map.of();
    }

    /**
     * Returns an object from the engine's own API.
     *
     * @param type the type that a test asks for
     * @param <T> the type that a test asks for
     * @return the object, or empty if this engine has none of that type
     */
    <T> Optional<T> unwrap(Class<T> type);

    /** Stops accepting connections, closes the open ones, and frees the ports before it returns. This method is called only once. */
    @Override
    void close();
}
