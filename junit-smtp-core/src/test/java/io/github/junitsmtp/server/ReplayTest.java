package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.Allocations;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.script.Replay;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that replays a recording answers like the recorded one, whatever differs between runs. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReplayTest {

    @TempDir
    Path folder;

    private Path recording(String... sessions) throws IOException {
        Path file = folder.resolve("shop.smtp");
        StringBuilder text = new StringBuilder("junit-smtp recording, version 1\n");
        for (int i = 0; i < sessions.length; i++) {
            text.append(sessions[i].startsWith("session") ? "" : "session " + (i + 1) + "\n")
                    .append(sessions[i]);
        }
        return Files.writeString(file, text + "end\n");
    }

    private RecordingSmtpServer replaying(String... sessions) throws IOException {
        return RecordingSmtpServer.builder()
                .engine(new PlainEngine())
                .replaying(recording(sessions))
                .start();
    }

    private static SmtpClient connect(RecordingSmtpServer smtp) {
        return SmtpClient.connect(smtp.host(), smtp.port());
    }

    private static final String DELIVERY = """
            S: 220 mx.provider.example ESMTP ready
            C: EHLO laptop.local
            S: 250-mx.provider.example at your service
            S: 250-SIZE 35882577
            S: 250 XPROVIDER
            C: MAIL FROM:<shop@example.com> SIZE=1234
            S: 250 2.1.0 sender fine
            C: RCPT TO:<ada@example.org>
            S: 250 2.1.5 recipient fine
            C: RCPT TO:<nobody@example.org>
            S: 550-5.1.1 The email account that you tried to reach does not exist.
            S: 550 5.1.1 Learn more
            C: DATA
            S: 354 Go ahead, provider
            C: Subject: recorded
            C:
            C: .
            S: 250 2.0.0 OK 1700000000 a1-x - gsmtp
            C: QUIT
            S: 221 2.0.0 closing
            """;

    @Test
    void a_dialogue_is_answered_in_the_words_of_the_recorded_server() throws IOException {
        try (RecordingSmtpServer smtp = replaying(DELIVERY);
                SmtpClient client = connect(smtp)) {
            assertThat(client.greeting()).hasText("mx.provider.example ESMTP ready");
            assertThat(client.send("ehlo ci-7"))
                    .hasLines("mx.provider.example at your service", "SIZE 35882577", "XPROVIDER");
            assertThat(client.send("mail from:<shop@EXAMPLE.com>  SIZE=99")).hasText("sender fine");
            assertThat(client.rcptTo("nobody@example.org")).hasCode(550).hasEnhancedStatusCode("5.1.1");
            assertThat(client.rcptTo("ada@example.org")).hasText("recipient fine");
            assertThat(client.data()).hasText("Go ahead, provider");
            assertThat(client.message("Subject: another\n\n")).hasText("OK 1700000000 a1-x - gsmtp");
            assertThat(client.noop()).isOk();
            assertThat(client.quit()).hasText("closing");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("another");
            assertThat(smtp).wasAsked(rcptTo(), 2).hasNoUnusedStubs();
        }
    }

    @Test
    void the_engine_receives_what_was_accepted() throws IOException {
        try (RecordingSmtpServer smtp = replaying(DELIVERY);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.rcptTo("nobody@example.org");
            client.data();
            client.message("Subject: x\n\n");

            assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines)
                    .contains("RCPT TO:<ada@example.org>", "Subject: x")
                    .doesNotContain("RCPT TO:<nobody@example.org>");
        }
    }

    @Test
    void what_was_not_recorded_is_refused_by_name() throws IOException {
        try (RecordingSmtpServer smtp = replaying(DELIVERY);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            assertThat(client.send("VRFY ada"))
                    .hasCode(502)
                    .hasEnhancedStatusCode("5.5.1")
                    .hasText("Not in the recording shop.smtp: VRFY ada (recorded: EHLO, MAIL, RCPT, DATA, QUIT)");
            assertThat(client.mailFrom("shop@example.org"))
                    .hasCode(502)
                    .hasText(
                            "Not in the recording shop.smtp: MAIL FROM:<shop@example.org> (recorded: MAIL FROM:<shop@example.com> SIZE=1234)");
            client.mailFrom("shop@example.com");
            assertThat(client.rcptTo("adda@example.org"))
                    .hasText(
                            "Not in the recording shop.smtp: RCPT TO:<adda@example.org> (recorded: RCPT TO:<ada@example.org>)");
            assertThat(client.send("AUTH PLAIN AHNob3AAc2VjcmV0"))
                    .hasText(
                            "Not in the recording shop.smtp: AUTH PLAIN ******** (recorded: EHLO, MAIL, RCPT, DATA, QUIT)");
            assertThat(client.send("XFOO " + "\u00fc".repeat(2000))).hasCode(502);
            assertThat(client.session().replies())
                    .allSatisfy(reply -> assertThat(reply.deviations()).isEmpty());
        }
    }

    @Test
    void the_engine_may_answer_what_was_not_recorded() throws IOException {
        Replay replay = Replay.of(recording(DELIVERY)).passingThroughUnrecorded();
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .engine(new PlainEngine())
                        .replaying(replay)
                        .start();
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            assertThat(client.mailFrom("shop@example.org")).isOk();
            assertThat(client.rcptTo("nobody@example.org")).hasCode(550);
            assertThat(client.send("VRFY ada")).hasCode(252);
        }
    }

    @Test
    void the_second_time_gets_the_second_reply_and_the_last_is_repeated() throws IOException {
        String greylisting = """
                S: 220 mx
                C: MAIL FROM:<shop@example.com>
                S: 250 OK
                C: RCPT TO:<ada@example.org>
                S: 451 4.7.1 Greylisted
                C: RCPT TO:<ada@example.org>
                S: 250 OK
                """;
        try (RecordingSmtpServer smtp = replaying(greylisting)) {
            for (int session = 1; session <= 3; session++) {
                try (SmtpClient client = connect(smtp)) {
                    client.mailFrom("shop@example.com");
                    assertThat(client.rcptTo("ada@example.org")).hasCode(451);
                    assertThat(client.rcptTo("ada@example.org")).hasCode(250);
                    assertThat(client.rcptTo("ada@example.org")).hasCode(250);
                }
            }
        }
    }

    @Test
    void sessions_are_played_in_order_and_the_last_one_again() throws IOException {
        String busy = "session 1, closed by the server\nS: 421 4.7.0 busy\n";
        String first = "S: 220 one\nC: NOOP\nS: 250 first\nC: VRFY ada\nS: 252 only here\n";
        String second = "S: 220 two\nC: NOOP\nS: 250 second\n";
        try (RecordingSmtpServer smtp = replaying(busy, first, second)) {
            try (SmtpClient client = connect(smtp)) {
                assertThat(client.greeting()).hasCode(421).hasText("busy");
            }
            try (SmtpClient client = connect(smtp)) {
                assertThat(client.noop()).hasText("first");
            }
            for (int again = 0; again < 2; again++) {
                try (SmtpClient client = connect(smtp)) {
                    assertThat(client.greeting()).hasText("two");
                    assertThat(client.noop()).hasText("second");
                    assertThat(client.send("VRFY ada")).hasText("only here");
                }
            }
        }
    }

    @Test
    void resetting_the_server_starts_the_recording_over() throws IOException {
        try (RecordingSmtpServer smtp = replaying("S: 220 one\n", "S: 220 two\n")) {
            connect(smtp).close();
            smtp.reset();
            try (SmtpClient client = connect(smtp)) {
                assertThat(client.greeting()).hasText("one");
            }
        }
    }

    @Test
    void stubs_override_what_was_recorded() throws IOException {
        try (RecordingSmtpServer smtp = replaying(DELIVERY);
                SmtpClient client = connect(smtp)) {
            smtp.on(rcptTo("ada@example.org")).once().reply(452, "4.2.2", "Full");
            client.ehlo("c");
            client.mailFrom("shop@example.com");
            assertThat(client.rcptTo("ada@example.org")).hasCode(452);
            assertThat(client.rcptTo("ada@example.org")).hasText("recipient fine");
        }
    }

    @Test
    void a_star_stands_for_any_text() throws IOException {
        String verp =
                DELIVERY.replace("shop@example.com", "bounces+*@example.com").replace("ada@", "*@");
        try (RecordingSmtpServer smtp = replaying(verp);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            assertThat(client.mailFrom("bounces+4711@example.com")).hasText("sender fine");
            assertThat(client.rcptTo("nobody@example.org")).hasCode(550);
            assertThat(client.rcptTo("grace@example.org")).hasText("recipient fine");
            assertThat(client.rcptTo("grace@example.net")).hasCode(502);
        }
    }

    @Test
    void parameters_tell_apart_what_was_recorded_with_different_ones() throws IOException {
        String bodies = """
                S: 220 mx
                C: EHLO c
                S: 250-mx
                S: 250 8BITMIME
                C: MAIL FROM:<shop@example.com> BODY=8BITMIME SIZE=10
                S: 555 5.5.4 no 8 bit
                C: MAIL FROM:<shop@example.com> SIZE=11
                S: 250 7 bit
                """;
        try (RecordingSmtpServer smtp = replaying(bodies);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            assertThat(client.send("MAIL FROM:<shop@example.com> SIZE=12")).hasCode(250);
            assertThat(client.send("MAIL FROM:<shop@example.com> size=12 body=8bitmime"))
                    .hasCode(555);
        }
    }

    @Test
    void a_message_gets_the_verdict_on_the_same_envelope() throws IOException {
        String verdicts = """
                S: 220 mx
                C: MAIL FROM:<shop@example.com>
                S: 250 OK
                C: RCPT TO:<ada@example.org>
                S: 250 OK
                C: DATA
                S: 354 go
                C: .
                S: 250 for Ada
                C: MAIL FROM:<shop@example.com>
                S: 250 OK
                C: RCPT TO:<bob@example.org>
                S: 250 OK
                C: DATA
                S: 354 go
                C: .
                S: 554 5.6.0 not for Bob
                """;
        try (RecordingSmtpServer smtp = replaying(verdicts);
                SmtpClient client = connect(smtp)) {
            for (String to : new String[] {"bob", "ada", "bob"}) {
                client.mailFrom("shop@example.com");
                client.rcptTo(to + "@example.org");
                client.data();
                assertThat(client.message("Subject: x\n\n")).hasCode(to.equals("ada") ? 250 : 554);
            }
            assertThat(smtp).hasReceivedExactly(1);
        }
    }

    @Test
    void commands_out_of_order_are_refused_by_the_server() throws IOException {
        try (RecordingSmtpServer smtp = replaying(DELIVERY);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            assertThat(client.rcptTo("ada@example.org")).hasCode(503);
            assertThat(client.data()).hasCode(503);
        }
    }

    @Test
    void chunks_are_answered_too() throws IOException {
        String chunks = """
                S: 220 mx
                C: EHLO c
                S: 250-mx
                S: 250 CHUNKING
                C: MAIL FROM:<shop@example.com>
                S: 250 OK
                C: RCPT TO:<ada@example.org>
                S: 250 OK
                C: BDAT 6
                C: hello\\
                S: 250 six
                C: BDAT 2 LAST
                C:
                S: 250 2.0.0 all of it
                """;
        try (RecordingSmtpServer smtp = replaying(chunks);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            assertThat(client.bdat("abc".getBytes(StandardCharsets.US_ASCII))).hasText("six");
            assertThat(client.bdatLast("defgh".getBytes(StandardCharsets.US_ASCII)))
                    .hasText("all of it");
            assertThat(smtp.mails()).hasSize(1);
            assertThat(smtp.mails().get(0).content()).asString().isEqualTo("abcdefgh");
        }
    }

    @Test
    void any_credentials_get_the_recorded_verdict() throws IOException {
        String login = """
                S: 220 mx
                C: EHLO c
                S: 250-mx
                S: 250 AUTH LOGIN PLAIN
                C: AUTH PLAIN ********
                S: 535 5.7.8 Wrong
                C: AUTH PLAIN ********
                S: 235 2.7.0 Right
                """;
        try (RecordingSmtpServer smtp = replaying(login);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            assertThat(client.send("AUTH PLAIN AHNob3AAc2VjcmV0")).hasCode(535).hasText("Wrong");
            assertThat(client.send("auth plain AHNob3AAb3RoZXI=")).hasCode(235).hasText("Right");
            assertThat(smtp).transcript().singleSession().isAuthenticatedAs("shop");
        }
    }

    @Test
    void a_login_is_answered_step_by_step() throws IOException {
        String login = """
                S: 220 mx
                C: EHLO c
                S: 250-mx
                S: 250 AUTH LOGIN
                C: AUTH LOGIN
                S: 334 VXNlciBOYW1lAA==
                C: c2hvcA==
                S: 334 UGFzc3dvcmQA
                C: ********
                S: 235 Welcome
                """;
        try (RecordingSmtpServer smtp = replaying(login)) {
            try (SmtpClient client = connect(smtp)) {
                client.ehlo("c");
                assertThat(client.send("AUTH LOGIN")).hasText("VXNlciBOYW1lAA==");
                assertThat(client.send("c2hvcA==")).hasText("UGFzc3dvcmQA");
                assertThat(client.send("c2VjcmV0")).hasText("Welcome");
            }
            try (SmtpClient client = connect(smtp)) { // the command contains the user, so the steps differ
                client.ehlo("c");
                assertThat(client.send("AUTH LOGIN c2hvcA==")).hasCode(334);
                assertThat(client.send("c2VjcmV0")).hasText("Welcome");
            }
            assertThat(smtp.transcript()).session(1).isAuthenticatedAs("shop");
            assertThat(smtp.transcript()).session(2).isAuthenticatedAs("shop");
        }
    }

    @Test
    void a_mechanism_that_this_library_does_not_know_is_answered() throws IOException {
        String login = """
                S: 220 mx
                C: EHLO c
                S: 250-mx
                S: 250 AUTH SCRAM-SHA-256
                C: AUTH SCRAM-SHA-256 ********
                S: 334 cj1h
                C: ********
                S: 535 5.7.8 No
                """;
        try (RecordingSmtpServer smtp = replaying(login);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            assertThat(client.send("AUTH SCRAM-SHA-256 biwsbj11c2Vy")).hasText("cj1h");
            assertThat(client.send("Yz1iaXdz")).hasCode(535).hasText("No");
        }
    }

    @Test
    void a_connection_that_was_closed_is_closed() throws IOException {
        String hangsUp = "session 1, closed by the server\nS: 220 mx\nC: EHLO c\nS: 250 mx\n"
                + "C: MAIL FROM:<shop@example.com>\nS: 250 OK\nC: RCPT TO:<ada@example.org>\n(no reply)\n";
        try (RecordingSmtpServer smtp = replaying(hangsUp);
                SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            client.mailFrom("shop@example.com");
            assertThatThrownBy(() -> client.rcptTo("ada@example.org")).isInstanceOf(SmtpClientException.class);
        }
    }

    private static final String ENCRYPTED = """
            S: 220 mx
            C: EHLO c
            S: 250-mx
            S: 250 STARTTLS
            C: STARTTLS
            S: 220 2.0.0 provider ready
            (TLS handshake: TLSv1.3, TLS_AES_256_GCM_SHA384)
            C: EHLO c
            S: 250-mx in TLS
            S: 250 AUTH PLAIN
            C: AUTH PLAIN ********
            S: 235 fine
            """;

    @Test
    void a_server_behind_a_relay_that_hangs_up_does_so_in_the_replay() throws IOException {
        Path atCommand = recordedBehindRelay("220 mx.provider.example\r\n", "RCPT", ScriptedServer.CLOSE);
        try (RecordingSmtpServer smtp = RecordingSmtpServer.replaying(atCommand);
                SmtpClient client = connect(smtp)) {
            client.ehlo("client.example");
            client.mailFrom("shop@example.com");

            assertThatThrownBy(() -> client.rcptTo("ada@example.org"))
                    .isInstanceOf(SmtpClientException.class)
                    .hasMessageStartingWith("The server closed the connection");
        }

        Path inReply = recordedBehindRelay("220 mx.provider.example\r\n", "MAIL", "250 sen" + ScriptedServer.CLOSE);
        try (RecordingSmtpServer smtp = RecordingSmtpServer.replaying(inReply);
                SmtpClient client = connect(smtp)) {
            client.ehlo("client.example");

            assertThatThrownBy(() -> client.mailFrom("shop@example.com")).isInstanceOf(SmtpClientException.class);
            assertThat(smtp).transcript().singleSession().hasEnding(Ending.CLOSED_BY_SERVER);
        }

        Path inPlaceOfGreeting = recordedBehindRelay(ScriptedServer.CLOSE, "MAIL", "250 fine\r\n");
        try (RecordingSmtpServer smtp = RecordingSmtpServer.replaying(inPlaceOfGreeting)) {
            assertThatThrownBy(() -> connect(smtp).greeting())
                    .isInstanceOf(SmtpClientException.class)
                    .hasMessageStartingWith("The server closed the connection");
        }
    }

    private Path recordedBehindRelay(String greeting, String command, String reply) throws IOException {
        Path file = folder.resolve("relay.smtp");
        try (ScriptedServer provider = ScriptedServer.greeting(greeting).on(command, reply);
                RecordingSmtpServer relay = RecordingSmtpServer.builder()
                        .relayTo("127.0.0.1", provider.port())
                        .start()) {
            try (SmtpClient client = connect(relay)) {
                client.ehlo("client.example");
                client.mailFrom("shop@example.com");
                client.rcptTo("ada@example.org");
            } catch (SmtpClientException e) {
                assertThat(e).hasMessageContaining("session 1, closed by the server");
            }
            assertThat(relay).transcript().singleSession().hasEnding(Ending.ENDED_BY_BACKEND);
            relay.transcript().writeTo(file);
        }
        return file;
    }

    @Test
    void what_was_said_to_a_last_chunk_behind_a_refused_one_is_no_verdict_on_the_next_message() throws IOException {
        try (RecordingSmtpServer smtp = replaying("""
                        S: 220 x
                        C: EHLO c
                        S: 250-x
                        S: 250 CHUNKING
                        C: MAIL FROM:<shop@example.com>
                        S: 250 2.1.0 fine
                        C: RCPT TO:<ada@example.org>
                        S: 250 2.1.5 fine
                        C: BDAT 3
                        C: a
                        S: 452 4.3.1 Disk full
                        C: BDAT 3 LAST
                        C: b
                        S: 503 5.5.1 Not now
                        C: RSET
                        S: 250 2.0.0 fine
                        C: MAIL FROM:<shop@example.com>
                        S: 250 2.1.0 fine
                        C: RCPT TO:<ada@example.org>
                        S: 250 2.1.5 fine
                        C: BDAT 3
                        C: a
                        S: 250 2.0.0 got it
                        C: BDAT 3 LAST
                        C: b
                        S: 250 2.0.0 queued
                        """);
                SmtpClient client = connect(smtp)) {
            client.ehlo("client.example");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            assertThat(client.bdat("a\r\n".getBytes(StandardCharsets.US_ASCII))).hasText("Disk full");
            assertThat(client.bdatLast("b\r\n".getBytes(StandardCharsets.US_ASCII)))
                    .hasCode(503);
            client.rset();
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.bdat("a\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(client.bdatLast("b\r\n".getBytes(StandardCharsets.US_ASCII)))
                    .hasText("queued");
            assertThat(smtp).hasReceivedExactly(1);
        }
    }

    @Test
    void TLS_begins_where_it_began() throws IOException {
        try (RecordingSmtpServer smtp = replaying(ENCRYPTED);
                SmtpClient client = connect(smtp)) {
            assertThat(client.ehlo("c")).advertises("STARTTLS");
            assertThat(client.startTls(smtp.certificates().sslContext())).hasText("provider ready");
            assertThat(client.ehlo("c")).hasLine("mx in TLS").advertises("AUTH");
            assertThat(client.send("AUTH PLAIN AHNob3AAc2VjcmV0")).hasText("fine");
        }
    }

    @Test
    void a_server_without_TLS_plays_what_was_said_in_TLS() throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .engine(new PlainEngine())
                        .replaying(recording(ENCRYPTED))
                        .tls(Tls.NONE)
                        .start();
                SmtpClient client = connect(smtp)) {
            assertThat(client.ehlo("c")).hasLine("mx in TLS").advertises("AUTH");
            assertThat(client.send("AUTH PLAIN AHNob3AAc2VjcmV0")).hasText("fine");
            assertThat(client.send("STARTTLS"))
                    .hasCode(502)
                    .hasText("The recording shop.smtp uses TLS, but this server was started without TLS");
        }
    }

    @Test
    void implicit_TLS_is_implicit() throws IOException {
        try (RecordingSmtpServer smtp =
                replaying("(TLS handshake: TLSv1.3, TLS_AES_256_GCM_SHA384)\nS: 220 encrypted\n")) {
            assertThat(smtp.tls()).isEqualTo(Tls.IMPLICIT);
        }
    }

    @Test
    void a_recording_without_sessions_cannot_be_replayed() throws IOException {
        Path file = recording();

        assertThatThrownBy(() -> Replay.of(file))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The recording " + file
                                + " has no session to replay; record one, or write one that begins with the line \"session 1\"");
    }

    @Test
    void long_recordings_are_read_step_by_step() {
        Allocations.growWithInput(
                500,
                steps -> {
                    try {
                        return Transcript.read(recording("S: 220 mx\n" + "C: NOOP\nS: 250 ok\n".repeat(steps)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Replay::of);
    }

    /** The replies are those reported by users of these servers. */
    @Test
    void Jakarta_Mail_hears_what_real_servers_say() throws Exception {
        String exchangeOnline = """
                S: 220 AM0PR01.outlook.office365.com Microsoft ESMTP MAIL Service ready
                C: EHLO laptop
                S: 250-AM0PR01.outlook.office365.com Hello [192.0.2.1]
                S: 250-AUTH LOGIN XOAUTH2
                S: 250 SMTPUTF8
                C: AUTH LOGIN
                S: 334 VXNlcm5hbWU6
                C: ********
                S: 334 UGFzc3dvcmQ6
                C: ********
                S: 535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [PN0PR01CA0024]
                """;
        try (RecordingSmtpServer smtp = replaying(exchangeOnline)) {
            assertThatThrownBy(() -> send(smtp, "ada@example.org", "secret"))
                    .isInstanceOf(AuthenticationFailedException.class)
                    .hasMessageContaining("535 5.7.139 Authentication unsuccessful, basic authentication is disabled.");
        }
        try (RecordingSmtpServer smtp = replaying(DELIVERY)) {
            send(smtp, "ada@example.org", null);
            assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Hello");
            assertThatThrownBy(() -> send(smtp, "nobody@example.org", null))
                    .isInstanceOf(SendFailedException.class)
                    .hasStackTraceContaining("The email account that you tried to reach does not exist.");
            assertThatThrownBy(() -> send(smtp, "bob@example.org", null))
                    .hasStackTraceContaining("502 5.5.1 Not in the recording shop.smtp: RCPT TO:<bob@example.org>");
        }
    }

    private static void send(RecordingSmtpServer smtp, String to, String password) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(password != null));
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom("shop@example.com");
        message.setSubject("Hello");
        message.setText("Dear Ada");
        InternetAddress[] recipients = {new InternetAddress(to)};
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(smtp.host(), smtp.port(), password == null ? null : "shop", password);
            transport.sendMessage(message, recipients);
        }
    }

    @Test
    void what_a_replay_said_replays_alike() throws IOException {
        Path again = folder.resolve("again.smtp");
        try (RecordingSmtpServer smtp = replaying(DELIVERY)) {
            deliver(smtp);
            smtp.transcript().writeTo(again);
        }
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .engine(new PlainEngine())
                .replaying(again)
                .start()) {
            deliver(smtp);
        }
    }

    private static void deliver(RecordingSmtpServer smtp) {
        try (SmtpClient client = connect(smtp)) {
            client.ehlo("c");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            assertThat(client.message("Subject: x\n\n")).hasText("OK 1700000000 a1-x - gsmtp");
            assertThat(client.quit()).hasText("closing");
        }
    }
}
