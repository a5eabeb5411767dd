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
     * Returns the port of a protocol by which clients can fetch received mail.
     *
     * @param protocol the protocol
     * @return the port, or empty if the engine does not serve the protocol; the default is empty
     */
    default OptionalInt port(MailboxProtocol protocol) {
        return OptionalInt.empty();
    }

    /**
     * Returns whether it has accepted connections all the time since then. A test may stop an engine by the engine's own view of itself,
     * and start it again.
     *
     * @param nanoTime a value of {@link System#nanoTime()}
     * @return false if it was not listening at some time since, or is not now; the default is true
     */
    default boolean hasListenedSince(long nanoTime) {
        return true;
    }

    /**
     * Forgets all mail. Connections, users and ports stay. An engine that a test has stopped by the engine's own view of itself starts
     * again, on the same port.
     *
     * @throws IllegalStateException if it cannot start again, such as when the port was taken in the meantime
     */
    void reset();

    /**
     * Asks the users that the engine has of its own, such as those that a test adds to it. They may log in beside the users of the
     * server's builder.
     *
     * @param user who wants to log in
     * @param secret the password or token that the client sent
     * @return whether the secret is right, or empty if the engine has no users, so that it has no say; the default is empty
     */
    default Optional<Boolean> authenticate(String user, String secret) {
        return Optional.empty();
    }

    /**
     * Returns the users that {@link #authenticate} speaks of, to say what is wrong with a login: that a name is unknown, or how long the
     * password should have been. No password is shown.
     *
     * @return the passwords by user name; the default is empty, and a refused login has no reason then
     */
    default Map<String, String> users() {
        return Map.of();
    }

    /**
     * Returns the engine's own view of itself.
     *
     * @param type the type that a test asked for
     * @param <T> the type that a test asked for
     * @return the object, or empty if this engine has none of that type
     */
    <T> Optional<T> unwrap(Class<T> type);

    /** Stops accepting connections, closes the open ones and frees the ports before it returns. It is called once. */
    @Override
    void close();
}
