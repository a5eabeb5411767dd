package io.github.junitsmtp.conformance;

import io.github.junitsmtp.client.SmtpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The server under test, with the settings for its tests. */
record Target(
        String host,
        int port,
        Duration timeout,
        String domain,
        String sender,
        Optional<String> recipient,
        Optional<String> refusedRecipient,
        Optional<Login> login,
        SSLContext trust,
        boolean implicitTls) {

    record Login(String user, String password) {}

    SmtpClient connect() {
        return implicitTls
                ? SmtpClient.connectTls(host, port, trust, timeout)
                : SmtpClient.connect(host, port, timeout);
    }

    /** Returns the time limit for a test: a server that sends an octet now and then must not block it. */
    Duration longestTest() {
        return timeout.multipliedBy(20);
    }
}
