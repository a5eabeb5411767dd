package io.github.junitsmtp.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.util.Set;

/** A client to test the server with: how to send with it, and its known behaviour. */
interface Client {

    /** Sends a letter, and throws if the client reports a failure. */
    void send(Letter letter) throws Exception;

    /** Returns the AUTH mechanisms that it supports. */
    default Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN");
    }

    /** Whether it sends several commands without waiting for replies, if the server offers that. */
    default boolean pipelines() {
        return false;
    }

    /** Returns the rules it breaks when all goes well. */
    default Set<ClientRule> violations() {
        return Set.of();
    }

    /** Returns the rules it breaks when all recipients are refused. */
    default Set<ClientRule> violationsWhenRefused() {
        return violations();
    }

    /** Returns the bad certificates that it accepts. */
    default Set<ServerCertificate> trusted() {
        return Set.of();
    }

    /** Waits until the client has finished: some clients send QUIT, or close the connection, only after they have reported the result. */
    static Transcript heardOut(RecordingSmtpServer smtp) {
        assertThat(smtp).within(Duration.ofSeconds(30)).allSessionsEnd();
        return smtp.transcript();
    }
}
