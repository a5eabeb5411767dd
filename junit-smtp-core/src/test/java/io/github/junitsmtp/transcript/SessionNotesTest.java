package io.github.junitsmtp.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.transcript.Exchange.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionNotesTest {

    private final SessionRecorder writer = SessionRecorder.alone("127.0.0.1:50412");

    private void say(String sent) {
        byte[] bytes = (sent + "\r\n").getBytes(StandardCharsets.UTF_8);
        writer.sent(Kind.COMMAND, bytes, bytes.length, true);
    }

    private void reply(String reply) {
        writer.replied((reply.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8), false);
    }

    /** Returns the dialogue when the given time has passed since its last step. */
    private String after(Duration silence) {
        return new Later(writer, silence).toString();
    }

    @Test
    void a_client_that_waits_for_a_silent_stub_seems_to_have_no_read_timeout() {
        reply("220 mx");
        say("DATA");
        writer.stubActed("gave no answer", false);

        assertThat(after(Duration.ofMillis(4_900))).isEqualTo("""
                session 1, open
                    S: 220 mx
                    C: DATA
                    S: (gave no answer)   (scripted)
                       (the client has waited 4.9 s for a reply and has not given up: its read timeout is longer, or not \
                set (in Jakarta Mail: mail.smtp.timeout))""");
        assertThat(after(Duration.ofMillis(900))).endsWith("(gave no answer)   (scripted)");
    }

    @Test
    void whether_a_client_still_writes_is_unknown_once_a_stub_has_stopped_reading() {
        reply("220 mx");
        say("DATA");
        writer.stubActed("stopped reading", false);

        assertThat(after(Duration.ofMillis(1_700)))
                .endsWith(
                        "    S: (stopped reading)   (scripted)\n       (the server stopped reading 1.7 s ago, so it cannot"
                                + " tell whether the client gave up; a client that hangs here has no write timeout (in"
                                + " Jakarta Mail: mail.smtp.writetimeout))");
    }

    @Test
    void a_client_that_gave_up_has_a_read_timeout() {
        reply("220 mx");
        say("DATA");
        writer.stubActed("gave no answer", false);
        writer.ended(Ending.CLOSED_BY_CLIENT);

        assertThat(after(Duration.ofMillis(2_000)))
                .endsWith("\n       (the client waited 2 s for a reply and gave up)");
    }

    @Test
    void a_stub_that_delays_the_reply_is_told_at_once_and_nothing_of_the_client_which_may_have_given_up() {
        reply("220 mx");
        say("DATA");
        writer.delayed(Duration.ofMinutes(1));

        assertThat(after(Duration.ofMillis(200))).isEqualTo("""
                session 1, open
                    S: 220 mx
                    C: DATA
                       (a stub delays the reply by 60 s)""");
        assertThat(after(Duration.ofSeconds(10))).isEqualTo(after(Duration.ofMillis(200)));

        writer.delayed(Duration.ZERO);
        assertThat(after(Duration.ofMillis(200))).endsWith("C: DATA");
    }

    @Test
    void a_server_that_is_silent_is_told_after_a_second() {
        reply("220 mx");
        assertThat(after(Duration.ofSeconds(3))).endsWith("S: 220 mx");

        say("NOOP");
        assertThat(after(Duration.ofSeconds(3))).endsWith("""
                \s   C: NOOP
                       (the server has not replied for 3 s)""");
        assertThat(after(Duration.ofMillis(999))).endsWith("C: NOOP");
    }

    @Test
    void a_handshake_has_no_reply() {
        reply("220 mx");
        say("STARTTLS");
        reply("220 Go ahead");
        writer.handshakeEnded(TlsHandshake.succeeded("TLSv1.3", "TLS_AES_256_GCM_SHA384", Optional.empty(), List.of()));

        assertThat(after(Duration.ofSeconds(3))).endsWith("C: (TLS handshake: TLSv1.3, TLS_AES_256_GCM_SHA384)");
    }

    @Test
    void STARTTLS_that_is_missing_is_told_once() {
        reply("220 mx");
        say("EHLO client");
        reply("250-mx\n250 STARTTLS");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Must issue a STARTTLS command first");
        say("RSET");
        reply("250 OK");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Must issue a STARTTLS command first");
        writer.ended(Ending.CLOSED_BY_CLIENT);

        String note = "(the client did not send STARTTLS, which the server requires and offers: enable it in the"
                + " client (in Jakarta Mail: mail.smtp.starttls.enable))";
        assertThat(writer).hasToString("""
                session 1, closed by the client
                    S: 220 mx
                    C: EHLO client
                    S: 250 mx / STARTTLS
                    C: MAIL FROM:<shop@example.com>
                    S: 530 5.7.0 Must issue a STARTTLS command first
                       %s
                    C: RSET
                    S: 250 OK
                    C: MAIL FROM:<shop@example.com>
                    S: 530 5.7.0 Must issue a STARTTLS command first""".formatted(note));
        assertThat(writer.render()).containsOnlyOnce(note);
    }

    @Test
    void STARTTLS_that_is_required_but_not_offered_cannot_be_enabled_in_the_client() {
        reply("220 mx");
        say("EHLO client");
        reply("250-mx\n250 AUTH PLAIN");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Must issue a STARTTLS command first");

        assertThat(writer)
                .asString()
                .endsWith("command first\n       (the server requires STARTTLS but did not offer it)");
    }

    @Test
    void STARTTLS_may_be_offered_to_a_client_that_did_not_ask() {
        reply("220 mx");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Must issue a STARTTLS command first");

        assertThat(writer)
                .asString()
                .endsWith("(the client did not send STARTTLS, which the server requires: enable it in the client"
                        + " (in Jakarta Mail: mail.smtp.starttls.enable))");
    }

    @Test
    void AUTH_may_be_offered_only_over_TLS() {
        reply("220 mx");
        say("EHLO client");
        reply("250-mx\n250 STARTTLS");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Authentication required");

        assertThat(writer)
                .asString()
                .endsWith("(the server requires AUTH but did not offer it; it may offer it after STARTTLS)");

        say("STARTTLS");
        reply("220 Go ahead");
        say("EHLO client");
        reply("250 mx");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Authentication required");

        assertThat(writer).asString().containsOnlyOnce("did not offer it");
    }

    @Test
    void STARTTLS_that_failed_is_not_missing() {
        reply("220 mx");
        say("STARTTLS");
        reply("454 4.7.0 TLS not available");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Must issue a STARTTLS command first");
        writer.ended(Ending.CLOSED_BY_CLIENT);

        assertThat(writer).asString().doesNotContain("the client did not send STARTTLS");
    }

    @Test
    void a_login_that_is_missing_is_told_once() {
        reply("220 mx");
        say("EHLO client");
        reply("250-mx\n250 AUTH PLAIN");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Authentication required");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Authentication required");
        writer.ended(Ending.CLOSED_BY_CLIENT);

        String note = "(the client did not send AUTH, which the server requires and offers: enable it in the client"
                + " (in Jakarta Mail: mail.smtp.auth))";
        assertThat(writer).asString().containsOnlyOnce(note).doesNotContain("STARTTLS");
        assertThat(writer.render()).containsOnlyOnce(note);
    }

    @Test
    void what_the_client_sends_after_the_refusal_is_not_missing() {
        reply("220 mx");
        say("EHLO client");
        reply("250-mx\n250-STARTTLS\n250 AUTH PLAIN");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Must issue a STARTTLS command first");
        say("STARTTLS");
        reply("454 4.7.0 TLS not available");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Authentication required");
        say("AUTH PLAIN AHNob3AAc2VjcmV0");
        reply("235 2.7.0 Authentication successful");

        assertThat(writer).asString().doesNotContain("did not send");
    }

    @Test
    void a_client_that_says_HELO_cannot_know_what_is_offered() {
        reply("220 mx");
        say("HELO client");
        reply("250 mx");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Authentication required");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Must issue a STARTTLS command first");
        writer.ended(Ending.CLOSED_BY_CLIENT);

        assertThat(writer)
                .asString()
                .containsOnlyOnce(
                        "(the client sent HELO, but this server requires AUTH, which servers offer only in reply to"
                                + " EHLO: make the client send EHLO (in Jakarta Mail: mail.smtp.ehlo))")
                .containsOnlyOnce(
                        "(the client sent HELO, but this server requires STARTTLS, which servers offer only in reply"
                                + " to EHLO: make the client send EHLO (in Jakarta Mail: mail.smtp.ehlo))")
                .doesNotContain("did not send AUTH");
    }

    @Test
    void a_login_that_failed_is_not_missing() {
        reply("220 mx");
        say("AUTH PLAIN AHNob3AAc2VjcmV0");
        reply("535 5.7.8 Authentication credentials invalid");
        say("MAIL FROM:<shop@example.com>");
        reply("530 5.7.0 Authentication required");
        writer.ended(Ending.CLOSED_BY_CLIENT);

        assertThat(writer).asString().endsWith("S: 530 5.7.0 Authentication required");
    }

    @Test
    void a_client_that_leaves_right_after_the_handshake_may_mind_the_certificate() {
        reply("220 mx");
        say("STARTTLS");
        reply("220 Go ahead");
        writer.handshakeEnded(TlsHandshake.succeeded("TLSv1.3", "TLS_AES_256_GCM_SHA384", Optional.empty(), List.of())
                .withCertificateFor(List.of("localhost", "127.0.0.1")));
        writer.ended(Ending.CLOSED_BY_CLIENT);

        assertThat(writer)
                .asString()
                .endsWith(
                        "\n       (the client closed the connection right after the handshake; it may have refused the"
                                + " certificate, which is for localhost, 127.0.0.1; it sent no server name (SNI))");
    }

    /** A session at a later time. */
    private static final class Later extends SmtpSession {

        private final SmtpSession session;
        private final Duration silence;

        Later(SmtpSession session, Duration silence) {
            this.session = session;
            this.silence = silence;
        }

        @Override
        public Duration duration() {
            Exchange last = exchanges().get(exchanges().size() - 1);
            return last.at().plus(last.took()).plus(silence);
        }

        @Override
        protected List<SmtpSession> others() {
            return session.others();
        }

        @Override
        public int number() {
            return session.number();
        }

        @Override
        public String peer() {
            return session.peer();
        }

        @Override
        public Instant startedAt() {
            return session.startedAt();
        }

        @Override
        public Ending ending() {
            return session.ending();
        }

        @Override
        public List<Exchange> exchanges() {
            return session.exchanges();
        }

        @Override
        public int forgottenExchanges() {
            return session.forgottenExchanges();
        }

        @Override
        public ReceivedMails mails() {
            return session.mails();
        }

        @Override
        public Optional<TlsHandshake> tls() {
            return session.tls();
        }

        @Override
        protected Duration delay() {
            return session.delay();
        }

        @Override
        protected boolean isInHandshake() {
            return session.isInHandshake();
        }

        @Override
        protected void awaitHandshake() {
            session.awaitHandshake();
        }

        @Override
        protected void awaitEnd(long deadline) {
            session.awaitEnd(deadline);
        }
    }
}
