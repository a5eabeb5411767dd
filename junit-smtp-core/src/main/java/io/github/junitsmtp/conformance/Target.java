package io.github.junitsmtp.conformance;

import io.github.junitsmtp.client.SmtpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The server under test, and what is known of it. */
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

    /** Returns after how long a test is broken off, so that a server which sends an octet now and then cannot hold it up. */
    Duration longestTest() {
        return timeout.multipliedBy(20);
    }
}
