package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.tls.Tls;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The backend of a relay, and how to connect to it.
 *
 * @param host its name or address
 * @param port its port
 * @param tls whether the relay itself starts TLS, with STARTTLS or at once
 * @param trust the trust for its certificate
 * @param connectTimeout the timeout until the server has sent its greeting
 * @param replyTimeout the timeout for a reply
 */
public record RelayTarget(
        String host, int port, Tls tls, SSLContext trust, Duration connectTimeout, Duration replyTimeout) {

    int connectMillis() {
        return (int) connectTimeout.toMillis();
    }

    /** Returns the name of the server in messages. */
    public String address() {
        return Addresses.of(host, port);
    }
}
