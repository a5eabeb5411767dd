package io.github.junitsmtp.internal.wire;

import java.util.Optional;

/** What a session can ask of the connection to the server behind a relay, beside sending something there. */
public interface ServerBehind {

    /** {@return host and port of the server, such as {@code 127.0.0.1:25}} */
    String address();

    /**
     * Goes on in TLS, after the server has agreed to it.
     *
     * @return what went wrong, in words that follow the name of the server; empty if nothing did
     */
    Optional<String> startTls();

    /**
     * Gives up the connection, because the server waits for something that it must not get. What is said next goes over another one,
     * on which the client has introduced itself and logged in as before.
     */
    void abandon();

    /** Ends the connection for good, from whatever thread. */
    void close();
}
