package io.github.junitsmtp.internal.wire;

import java.util.Optional;

/** What a session can do with the connection to the backend of a relay, other than send to it. */
public interface ServerBehind {

    /** {@return host and port of the server, such as {@code 127.0.0.1:25}} */
    String address();

    /**
     * Starts TLS, after the server has agreed to it.
     *
     * @return what went wrong, in words that follow the name of the server; empty if nothing did
     */
    Optional<String> startTls();

    /**
     * Abandons the connection, because the server waits for something that it must not get. What follows is sent over a new connection, on
     * which the client has been introduced and logged in again.
     */
    void abandon();

    /** Closes the connection for good. May be called on any thread. */
    void close();
}
