package io.github.junitsmtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.SmtpSessionAssert;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HangingHandshakeTest {

    private static final int CLIENTS = 20;
    /** Long enough for one wait of a second on a loaded machine, but too short for one in each session. */
    private static final Duration ONE_WAIT = Duration.ofSeconds(9);

    private final RecordingSmtpServer smtp =
            RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start();
    private final List<Socket> clients = new ArrayList<>();

    private void connect(int number) throws IOException {
        for (int i = 0; i < number; i++) {
            clients.add(new Socket(smtp.host(), smtp.port()));
        }
        smtp.await().until(() -> smtp.transcript().sessions().size() == number);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        smtp.close();
    }

    @Test
    void a_getter_tells_what_is_known() throws Exception {
        connect(CLIENTS);

        assertTimeoutPreemptively(
                ONE_WAIT,
                () -> assertThat(smtp.transcript().sessions())
                        .hasSize(CLIENTS)
                        .allSatisfy(session -> assertThat(session.tls()).isEmpty()));
    }

    @Test
    void an_assertion_on_all_sessions_waits_once() throws Exception {
        connect(CLIENTS);
        smtp.assertionTimeout(Duration.ofSeconds(1));

        AssertionError failure = assertTimeoutPreemptively(
                ONE_WAIT,
                () -> catchThrowableOfType(
                        AssertionError.class,
                        () -> assertThat(smtp.transcript()).allSessionsWereEncrypted()));
        assertThat(failure)
                .hasMessageContaining(
                        "TLS for credentials, envelopes and messages but in session 1 the TLS handshake is not complete\n"
                                + "in session 2 the TLS handshake is not complete\n")
                .hasMessageEndingWith("\nin session " + CLIENTS + " the TLS handshake is not complete");
    }

    private static Stream<UnaryOperator<SmtpSessionAssert>> assertions() {
        return Stream.of(
                SmtpSessionAssert::isEncrypted,
                SmtpSessionAssert::isNotEncrypted,
                session -> session.hasTlsProtocol("TLSv1.3"),
                session -> session.hasServerName("localhost"),
                session -> session.hasClientCertificate("CN=shop"),
                session -> session.hasFailedHandshake(""));
    }

    @ParameterizedTest
    @MethodSource("assertions")
    void no_assertion_takes_a_handshake_that_hangs_for_one_that_has_ended(UnaryOperator<SmtpSessionAssert> assertion)
            throws IOException {
        connect(1);
        smtp.assertionTimeout(Duration.ofMillis(1));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.apply(assertThat(smtp.transcript()).singleSession()))
                .withMessageContaining(" but the TLS handshake is not complete");
    }

    @Test
    void an_assertion_waits_for_the_end_of_a_handshake() throws Exception {
        connect(1);
        SmtpSession session = smtp.transcript().sessions().get(0);
        Thread client = new Thread(() -> {
            try {
                clients.get(0).getOutputStream().write("EHLO client.example.org\r\n".getBytes("US-ASCII"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        client.start();

        assertThat(session).hasFailedHandshake("instead of a TLS handshake");
        client.join();
    }

    @Test
    void an_assertion_on_the_conduct_of_all_clients_waits_once() {
        List<SmtpClient> open = new ArrayList<>();
        try (RecordingSmtpServer plain = RecordingSmtpServer.start()) {
            for (int i = 0; i < CLIENTS; i++) {
                open.add(SmtpClient.connect(plain.host(), plain.port()));
            }

            assertTimeoutPreemptively(
                    ONE_WAIT, () -> assertThat(plain.transcript()).allSessionsKeepTo(RuleSet.only(ClientRule.QUIT)));
        } finally {
            open.forEach(SmtpClient::close);
        }
    }
}
