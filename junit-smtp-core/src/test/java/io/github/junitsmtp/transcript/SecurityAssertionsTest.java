package io.github.junitsmtp.transcript;

import static io.github.junitsmtp.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.Surroundings;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.transcript.Exchange.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SecurityAssertionsTest {

    private static final TlsHandshake TLS =
            TlsHandshake.succeeded("TLSv1.3", "TLS_AES_256_GCM_SHA384", Optional.of("localhost"), List.of());
    private static final TlsHandshake FAILED = TlsHandshake.failed("the client hung up (\"Broken pipe\")");

    private final TranscriptRecorder recorder = new TranscriptRecorder(() -> {});
    private final SessionRecorder writer = recorder.open("127.0.0.1:50412");
    private final SmtpSession session = writer;

    private void say(String sent, String reply) {
        byte[] bytes = (sent + "\r\n").getBytes(StandardCharsets.UTF_8);
        writer.sent(sent.startsWith("(") ? Kind.CREDENTIALS : Kind.COMMAND, bytes, bytes.length, true);
        if (reply.startsWith("235")) {
            writer.loggedIn(new Login("PLAIN", "shop", Optional.of("secret"), true));
        }
        writer.replied((reply + "\r\n").getBytes(StandardCharsets.UTF_8), false);
    }

    private void startTls(TlsHandshake handshake) {
        writer.replied("220 mx\r\n".getBytes(StandardCharsets.UTF_8), false);
        say("EHLO client", "250 mx");
        say("STARTTLS", "220 Go ahead");
        writer.handshakeEnded(handshake);
    }

    private void sendMail() {
        say("AUTH PLAIN AHNob3AAc2VjcmV0", "235 Welcome");
        say("MAIL FROM:<shop@example.com>", "250 OK");
    }

    @Test
    void what_is_encrypted_passes() {
        startTls(TLS);
        sendMail();

        assertThat(session)
                .isEncrypted()
                .hasTlsProtocol("TLSv1.3")
                .hasServerName("localhost")
                .hasServerName("LocalHost")
                .isAuthenticatedAs("shop");
        assertThat(recorder).allSessionsWereEncrypted();
    }

    @Test
    void what_is_in_the_clear_is_told() {
        writer.replied("220 mx\r\n".getBytes(StandardCharsets.UTF_8), false);
        say("EHLO client", "250 mx");
        String dialogue = "Expecting actual:\n  " + session + "\n";

        assertThat(session).isNotEncrypted().hasNoLogins();
        assertFailure(
                () -> assertThat(session).isEncrypted(),
                dialogue + "to have TLS for credentials, envelopes and messages but TLS was never started");
        assertFailure(
                () -> assertThat(session).hasTlsProtocol("TLSv1.3"),
                dialogue + "to have TLS version TLSv1.3 but TLS was never started");
        assertFailure(
                () -> assertThat(session).isAuthenticatedAs("shop"),
                dialogue + "to have a login by \"shop\" but the client did not try to log in");
        say("STARTTLS", "454 Not now");
        assertFailure(() -> assertThat(session).hasServerName("localhost"), """
                Expecting actual:
                  session 1, open
                    S: 220 mx
                    C: EHLO client
                    S: 250 mx
                    C: STARTTLS
                    S: 454 Not now
                to have TLS for the host "localhost" but STARTTLS was answered with 454 Not now""");
    }

    @Test
    void STARTTLS_without_a_handshake_is_not_called_refused() {
        writer.replied("220 mx\r\n".getBytes(StandardCharsets.UTF_8), false);
        say("STARTTLS", "220 Go ahead");
        assertThatThrownBy(() -> assertThat(session).isEncrypted())
                .hasMessageEndingWith("but STARTTLS was answered with 220 Go ahead; no TLS handshake followed");

        byte[] again = "STARTTLS\r\n".getBytes(StandardCharsets.UTF_8);
        writer.sent(Kind.COMMAND, again, again.length, true);
        assertThatThrownBy(() -> assertThat(session).isEncrypted())
                .hasMessageEndingWith("but STARTTLS was not answered");
    }

    @Test
    void what_is_sent_before_TLS_is_told_without_the_secret() {
        writer.replied("220 mx\r\n".getBytes(StandardCharsets.UTF_8), false);
        sendMail();
        say("STARTTLS", "220 Go ahead");
        writer.handshakeEnded(TLS);

        assertFailure(() -> assertThat(session).isEncrypted(), """
                Expecting actual:
                  session 1, open
                    S: 220 mx
                    C: AUTH PLAIN ********
                    S: 235 Welcome
                    C: MAIL FROM:<shop@example.com>
                    S: 250 OK
                    C: STARTTLS
                    S: 220 Go ahead
                    C: (TLS handshake: TLSv1.3, TLS_AES_256_GCM_SHA384, for localhost)
                to have TLS for credentials, envelopes and messages but AUTH PLAIN ******** was sent in plain text""");
        assertFailure(
                () -> assertThat(session).isNotEncrypted(),
                "Expecting actual:\n  " + session
                        + "\nto have no TLS but it has TLSv1.3, TLS_AES_256_GCM_SHA384, for localhost");
        assertFailure(
                () -> assertThat(session).hasNoLogins(),
                "Expecting actual:\n  " + session + "\nto have no logins but there were [shop via PLAIN]");
        assertFailure(
                () -> assertThat(session).hasClientCertificate("CN=shop"),
                "Expecting actual:\n  " + session + "\nto have a client certificate of \"CN=shop\" but it has TLSv1.3,"
                        + " TLS_AES_256_GCM_SHA384, for localhost");
        assertFailure(
                () -> assertThat(recorder).allSessionsWereEncrypted(),
                "Expecting actual:\n  " + recorder
                        + "\nto have TLS for credentials, envelopes and messages but in session 1 AUTH PLAIN ******** was sent"
                        + " in plain text");
    }

    @Test
    void a_handshake_that_failed_is_told() {
        startTls(FAILED);

        assertThat(session).hasFailedHandshake("hung up").hasFailedHandshake("").isNotEncrypted();
        assertFailure(
                () -> assertThat(session).noCommandWasRejected(),
                "Expecting actual:\n  " + session
                        + "\nto have no rejected command but the TLS handshake failed: the client hung up (\"Broken pipe\")");
        assertFailure(() -> assertThat(session).hasFailedHandshake("does not trust"), """
                Expecting actual:
                  session 1, open
                    S: 220 mx
                    C: EHLO client
                    S: 250 mx
                    C: STARTTLS
                    S: 220 Go ahead
                    C: (TLS handshake: failed: the client hung up ("Broken pipe"))
                to have a TLS handshake that failed with "does not trust" but the TLS handshake failed: the client hung up \
                ("Broken pipe")""");
    }

    @Test
    void the_end_of_a_handshake_is_waited_for() throws Exception {
        TranscriptRecorder patient = new TranscriptRecorder(
                () -> {},
                condition -> Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition::getAsBoolean),
                Integer.MAX_VALUE,
                Surroundings.NONE);
        SessionRecorder one = patient.open("127.0.0.1:50412");
        one.handshakeStarted();
        CompletableFuture<Void> verdict =
                CompletableFuture.runAsync(() -> assertThat(one).hasFailedHandshake("hung up"));
        one.handshakeEnded(FAILED);
        verdict.get(1, TimeUnit.MINUTES);

        SessionRecorder other = patient.open("127.0.0.1:50413");
        other.handshakeStarted();
        CompletableFuture<Void> noVerdict =
                CompletableFuture.runAsync(() -> assertThat(other).isNotEncrypted());
        other.ended(Ending.CLOSED_BY_CLIENT);
        noVerdict.get(1, TimeUnit.MINUTES);
    }
}
