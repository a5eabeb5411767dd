package io.github.junitsmtp.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.util.Set;

/** A client that the server is tested with: how to send with it, and what is known of it. */
interface Client {

    /** Sends a letter, and throws if the client says that it could not. */
    void send(Letter letter) throws Exception;

    /** By which mechanisms of AUTH it can log in. */
    default Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN");
    }

    /** Whether it sends several commands without waiting for replies, if the server offers that. */
    default boolean pipelines() {
        return false;
    }

    /** Where it departs from the RFCs when all goes well. */
    default Set<ClientRule> violations() {
        return Set.of();
    }

    /** Where it departs from the RFCs when all recipients are refused. */
    default Set<ClientRule> violationsWhenRefused() {
        return violations();
    }

    /** Which bad certificates it takes. */
    default Set<ServerCertificate> trusted() {
        return Set.of();
    }

    /** Waits until the server has heard the client out: some say goodbye, or nothing, after they have told the result. */
    static Transcript heardOut(RecordingSmtpServer smtp) {
        assertThat(smtp).within(Duration.ofSeconds(30)).allSessionsEnd();
        return smtp.transcript();
    }
}
