package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.tls.Tls;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The server behind a relay, and how it is reached.
 *
 * @param host its name or address
 * @param port its port
 * @param tls whether the relay itself begins TLS, with STARTTLS or at once
 * @param trust what certificates are checked against
 * @param connectTimeout how long it may take until the server has greeted
 * @param replyTimeout how long it may take to reply
 */
public record RelayTarget(
        String host, int port, Tls tls, SSLContext trust, Duration connectTimeout, Duration replyTimeout) {

    int connectMillis() {
        return (int) connectTimeout.toMillis();
    }

    /** Returns what the server is called in messages. */
    public String address() {
        return Addresses.of(host, port);
    }
}
