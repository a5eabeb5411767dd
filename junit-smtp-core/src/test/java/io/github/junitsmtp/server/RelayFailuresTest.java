package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.server.ScriptedServer.CLOSE;
import static io.github.junitsmtp.server.ScriptedServer.RESET;
import static io.github.junitsmtp.server.ScriptedServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RelayFailuresTest {

    private final List<AutoCloseable> open = new ArrayList<>();

    private <T extends AutoCloseable> T closing(T resource) {
        open.add(0, resource);
        return resource;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private RecordingSmtpServer relayTo(int port) {
        return closing(RecordingSmtpServer.builder().relayTo(patient(port)).start());
    }

    /** Returns a relay with long timeouts, since machines may be slow. */
    private static Relay patient(int port) {
        return Relay.to("127.0.0.1", port).connectTimeout(Duration.ofMinutes(2));
    }

    private SmtpClient clientOf(RecordingSmtpServer smtp) {
        return closing(SmtpClient.connect(smtp.host(), smtp.port()));
    }

    private ScriptedServer behind() throws IOException {
        return closing(ScriptedServer.start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private RecordingSmtpServer relayTo(Relay relay, boolean completed) {
        return closing(RecordingSmtpServer.builder()
                .relayTo(completed ? relay.completed() : relay)
                .start());
    }

    private static SmtpSession ended(RecordingSmtpServer smtp) {
        assertThat(smtp).allSessionsEnd();
        return smtp.transcript().sessions().get(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_port_that_nobody_listens_on_is_told_to_client_and_reader(boolean completed) throws IOException {
        int port = freePort();
        RecordingSmtpServer smtp = relayTo(Relay.to("127.0.0.1", port), completed);

        assertThat(clientOf(smtp).greeting())
                .isServiceNotAvailable()
                .hasEnhancedStatusCode("4.4.1")
                .hasText("The backend of this relay, 127.0.0.1:" + port
                        + ", refused the connection: no server is listening on that port");
        assertThat(ended(smtp)).hasEnding(Ending.ENDED_BY_BACKEND);
        assertThat(smtp.transcript().toString()).isEqualTo("""
            session 1, ended by the backend
                S: 421 4.4.1 The backend of this relay, 127.0.0.1:%1$d, refused the connection: no server is listening on that port
                   (the backend, 127.0.0.1:%1$d, refused the connection: no server is listening on that port)\
            """.formatted(port));
    }

    @Test
    void a_failed_wait_says_that_the_server_behind_did_it() throws IOException {
        ScriptedServer behind = behind().on("MAIL", CLOSE);
        RecordingSmtpServer smtp = relayTo(behind.port());
        SmtpClient client = clientOf(smtp);
        client.ehlo("client.example");
        assertThatThrownBy(() -> client.mailFrom("shop@example.com"))
                .hasMessageStartingWith("The server closed the connection");
        ended(smtp);

        assertThatThrownBy(() -> assertThat(smtp).hasReceivedMail())
                .hasMessageContaining("session 1, ended by the backend: nothing was refused"
                        + " (last step: MAIL FROM:<shop@example.com>); the backend, 127.0.0.1:" + behind.port()
                        + ", closed the connection instead of a reply");
    }

    @Test
    void a_failed_wait_says_that_nobody_listens_behind() throws IOException {
        int port = freePort();
        RecordingSmtpServer smtp = relayTo(port);
        clientOf(smtp).close();
        ended(smtp);

        assertThatThrownBy(() -> assertThat(smtp).hasReceivedMail())
                .hasMessageContaining("session 1, ended by the backend: the connection was answered with 421 4.4.1 The"
                        + " backend of this relay, 127.0.0.1:" + port
                        + ", refused the connection: no server is listening on that port");
    }

    @Test
    void a_session_that_waits_for_the_server_behind_says_so() throws IOException {
        RecordingSmtpServer smtp = relayTo(behind().on("NOOP", SILENCE).port());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));

            smtp.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> smtp.transcript().toString().contains("(the backend, 127.0.0.1:"));
            assertThat(smtp.transcript().toString())
                    .containsPattern("C: NOOP\\n"
                            + " +\\(the backend, 127\\.0\\.0\\.1:\\d+, has not replied for [0-9.]+"
                            + " m?s\\)");
        }
    }

    @Test
    void a_wait_that_fails_while_the_server_behind_is_silent_says_so() throws IOException {
        ScriptedServer behind = behind().on("NOOP", SILENCE);
        RecordingSmtpServer smtp = relayTo(behind.port());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            smtp.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> smtp.transcript().toString().contains("C: NOOP"));

            assertThatThrownBy(() -> assertThat(smtp).hasReceivedMail())
                    .hasMessageContaining("session 1, open: the client is still connected (last step: NOOP);"
                            + " the backend, 127.0.0.1:" + behind.port() + ", has not replied");
        }
    }

    @Test
    void a_server_that_reads_no_message_to_its_end_does_not_block_the_relay() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        ServerSocket lazy = closing(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(() -> {
            try (Socket socket = lazy.accept()) {
                socket.getOutputStream().write("220 lazy\r\n".getBytes(StandardCharsets.US_ASCII));
                for (String reply : List.of("250 hello\r\n", "250 from\r\n", "250 to\r\n", "354 go\r\n")) {
                    while (socket.getInputStream().read() != '\n') {
                        continue;
                    }
                    socket.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
                }
                over.await();
            } catch (IOException | InterruptedException e) {
                return;
            }
        });
        thread.start();
        RecordingSmtpServer smtp = closing(RecordingSmtpServer.builder()
                .idleTimeout(Duration.ofSeconds(10))
                .relayTo(patient(lazy.getLocalPort()))
                .start());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream()
                    .write(("EHLO c\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
                                    + ("x".repeat(70) + "\r\n").repeat(200_000) + ".\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(client.getInputStream().readAllBytes()).asString().contains("did not reply within 10 s");
        }
        over.countDown();
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void whatever_a_server_says_the_client_gets_what_is_recorded() throws IOException {
        Random random = new Random(4711);
        String[] pieces = {
            "250 ok\r\n",
            "250-more\r\n",
            "550 no\r\n",
            "354 go\r\n",
            "334 x\r\n",
            "421 bye\r\n",
            "250",
            "\n",
            "\r\n",
            "-",
            "\u00ff\u0000",
            "junk",
            CLOSE,
            RESET
        };
        for (int round = 0; round < 60; round++) {
            ScriptedServer behind = closing(ScriptedServer.greeting("220 hello\r\n"));
            for (String verb : List.of("EHLO", "MAIL", "RCPT", "DATA", ".", "AUTH", "NOOP", "QUIT")) {
                StringBuilder reply = new StringBuilder();
                for (int i = random.nextInt(4); i >= 0 && !reply.toString().contains("\0"); i--) {
                    reply.append(pieces[random.nextInt(pieces.length)]);
                }
                behind.on(verb, reply + "\r\n");
            }
            RecordingSmtpServer smtp = closing(RecordingSmtpServer.builder()
                    .idleTimeout(Duration.ofMillis(500)) // a reply may be endless
                    .relayTo(patient(behind.port()))
                    .start());
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            try (Socket client = new Socket(smtp.host(), smtp.port())) {
                client.getOutputStream()
                        .write(("EHLO c\r\n"
                                        + "AUTH PLAIN AGEAYg==\r\n"
                                        + "MAIL FROM:<a@b.c>\r\n"
                                        + "RCPT TO:<d@e.f>\r\n"
                                        + "NOOP\r\n"
                                        + "DATA\r\n"
                                        + "Subject: x\r\n"
                                        + ".\r\n"
                                        + "NOOP\r\n"
                                        + "QUIT\r\n"
                                        + ".\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().transferTo(got);
            }
            ByteArrayOutputStream recorded = new ByteArrayOutputStream();
            for (Exchange exchange : ended(smtp).exchanges()) {
                recorded.writeBytes(exchange.replyBytes());
            }
            assertThat(recorded.toString(StandardCharsets.ISO_8859_1))
                    .as("round " + round)
                    .isEqualTo(got.toString(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void a_host_that_does_not_exist_is_told() {
        RecordingSmtpServer smtp = closing(RecordingSmtpServer.builder()
                .relayTo("no-such-host.invalid", 25)
                .start());

        assertThat(clientOf(smtp).greeting())
                .hasEnhancedStatusCode("4.4.3")
                .hasText("The backend of this relay, no-such-host.invalid:25, has a host name that cannot be"
                        + " resolved");
    }

    @Test
    void a_server_that_waits_for_TLS_sends_no_greeting_in_plain_text() throws IOException {
        RecordingSmtpServer behind =
                closing(RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start());
        RecordingSmtpServer smtp = closing(RecordingSmtpServer.builder()
                .relayTo(Relay.to("127.0.0.1", behind.port()).connectTimeout(Duration.ofMillis(300)))
                .start());

        assertThat(clientOf(smtp).greeting())
                .hasEnhancedStatusCode("4.4.2")
                .hasText("The backend of this relay, 127.0.0.1:" + behind.port()
                        + ", sent no greeting within 300 ms; if that port expects TLS from the first byte, call"
                        + " implicitTls()");
    }

    @Test
    void a_greeting_that_drips_ends_at_the_timeout_too() throws IOException {
        ServerSocket dripping = closing(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(() -> {
            try (Socket client = dripping.accept()) {
                while (true) {
                    client.getOutputStream().write('2');
                }
            } catch (IOException e) {
                return;
            }
        });
        thread.start();
        RecordingSmtpServer smtp = closing(RecordingSmtpServer.builder()
                .relayTo(Relay.to("127.0.0.1", dripping.getLocalPort()).connectTimeout(Duration.ofMillis(300)))
                .start());

        assertThat(clientOf(smtp).greeting())
                .isServiceNotAvailable()
                .hasTextContaining("sent no greeting within 300 ms");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_a_client_sends_after_a_refused_greeting_counts(boolean completed) throws IOException {
        ScriptedServer behind = closing(ScriptedServer.greeting("554 no service\r\n"));
        RecordingSmtpServer smtp = relayTo(patient(behind.port()), completed);
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream()
                    .write("AUTH PLAIN AHNob3AAc2VjcmV0\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        }

        assertThat(ended(smtp).logins()).hasSize(1);
        assertThat(smtp).wasAsked(auth(), 1);
    }

    @Test
    void a_421_greeting_passes_and_so_does_the_end() throws IOException {
        ScriptedServer behind = closing(ScriptedServer.greeting("421 too busy\r\n" + CLOSE));
        RecordingSmtpServer smtp = relayTo(behind.port());

        assertThat(clientOf(smtp).greeting()).isServiceNotAvailable().hasText("too busy");
        assertThat(ended(smtp))
                .hasToString("session 1, ended by the backend\n    S: 421 too busy\n"
                        + "       (the backend, 127.0.0.1:" + behind.port()
                        + ", closed the connection after its 421)");
    }

    @Test
    void a_completed_relay_passes_a_421_greeting_as_well() throws IOException {
        ScriptedServer behind = closing(ScriptedServer.greeting("421 too busy\r\n" + CLOSE));
        RecordingSmtpServer smtp = closing(RecordingSmtpServer.builder()
                .relayTo(Relay.to("127.0.0.1", behind.port()).completed())
                .start());

        assertThat(clientOf(smtp).greeting()).isServiceNotAvailable().hasText("too busy");
    }

    @Test
    void a_server_that_closes_before_its_greeting_closes_the_connection_of_the_client() throws IOException {
        RecordingSmtpServer smtp =
                relayTo(closing(ScriptedServer.greeting(CLOSE)).port());

        assertThatThrownBy(() -> clientOf(smtp))
                .isInstanceOf(SmtpClientException.class)
                .hasMessageContaining("The server closed the connection");
        assertThat(ended(smtp).toString()).contains("closed the connection before its greeting was complete");
    }

    @Test
    void a_reply_that_is_cut_off_passes_as_far_as_it_came() throws IOException {
        ScriptedServer behind = behind().on("NOOP", "250-first\r\n250 se" + CLOSE);
        RecordingSmtpServer smtp = relayTo(behind.port());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(client.getInputStream().readAllBytes())
                    .asString()
                    .isEqualTo("220 behind.example ready\r\n250-first\r\n250 se");
        }
        assertThat(ended(smtp).toString())
                .endsWith("    C: NOOP\n    S: 250-first\n    S: 250 se\n       (the backend, 127.0.0.1:"
                        + behind.port() + ", closed the connection in the middle of a reply)");
    }

    @Test
    void a_reset_is_told() throws IOException {
        RecordingSmtpServer smtp = relayTo(behind().on("NOOP", RESET).port());
        SmtpClient client = clientOf(smtp);

        assertThatThrownBy(client::noop).isInstanceOf(SmtpClientException.class);
        assertThat(ended(smtp)).hasEnding(Ending.ENDED_BY_BACKEND);
        assertThat(ended(smtp).toString()).contains("dropped the connection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "250 bare\n",
                "hello\r\n",
                "250-one\r\n550 two\r\n",
                "250\r\n",
                "2\r\n",
                "2 OK\r\n",
                "\r\n",
                "250 \u0000\u0001\u00ff\r\n",
                "\u00ff\u00fe\u00fd\u00fc\r\n"
            })
    void a_malformed_reply_passes_byte_for_byte(String reply) throws IOException {
        ScriptedServer behind = behind().on("EHLO", "250-behind.example\r\n250 ENHANCEDSTATUSCODES\r\n")
                .on("MAIL", reply)
                .on("QUIT", "221 bye\r\n" + CLOSE);
        Relay relay = patient(behind.port());
        boolean readable =
                reply.startsWith("250 ") && reply.endsWith("\r\n"); // a completed relay adds an enhanced status code
        for (Relay each : readable ? List.of(relay) : List.of(relay, relay.completed())) {
            RecordingSmtpServer smtp =
                    closing(RecordingSmtpServer.builder().relayTo(each).start());
            try (Socket client = new Socket(smtp.host(), smtp.port())) {
                client.getOutputStream()
                        .write("EHLO client.example\r\nMAIL FROM:<a@b.c>\r\nQUIT\r\n"
                                .getBytes(StandardCharsets.US_ASCII));

                assertThat(client.getInputStream().readAllBytes())
                        .asString(StandardCharsets.ISO_8859_1)
                        .contains("\r\n" + reply + "221 ");
            }
            SmtpSession session = ended(smtp);
            assertThat(session.exchanges().get(2).replyBytes())
                    .asString(StandardCharsets.ISO_8859_1)
                    .isEqualTo(reply);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_malformed_reply_is_told_to_be_that_of_the_server_behind(boolean completed) throws IOException {
        ScriptedServer behind = behind().on("MAIL", "what?\r\n").on("QUIT", "221 bye\r\n" + CLOSE);
        RecordingSmtpServer smtp = relayTo(patient(behind.port()), completed);
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream()
                    .write("EHLO client.example\r\nMAIL FROM:<a@b.c>\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        }

        assertThat(ended(smtp).toString())
                .contains("    C: MAIL FROM:<a@b.c>\n    S: what?\n       (the backend, 127.0.0.1:" + behind.port()
                        + ", sent an invalid SMTP reply)\n    C: QUIT");
        assertThatThrownBy(() -> assertThat(smtp).hasReceivedMail())
                .hasMessageContaining("session 1, ended with QUIT: MAIL FROM:<a@b.c> was answered with an invalid SMTP"
                        + " reply from the backend, 127.0.0.1:" + behind.port());
    }

    @Test
    void what_a_stub_says_is_not_said_to_be_of_the_server_behind() throws IOException {
        RecordingSmtpServer smtp = relayTo(behind().port());
        smtp.on(mailFrom()).answer(raw("what?\r\n").thenDisconnect());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream().write("MAIL FROM:<a@b.c>\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        }

        assertThat(ended(smtp).toString()).contains("S: what?   (scripted)").doesNotContain("backend");
    }

    @Test
    void a_line_without_end_is_bounded() throws IOException {
        ScriptedServer behind = behind().on("NOOP", "250 " + "x".repeat(3 * 1024 * 1024));
        RecordingSmtpServer smtp = relayTo(behind.port());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            client.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(client.getInputStream().readAllBytes())
                    .hasSize("220 behind.example ready\r\n".length() + 1024 * 1024);
        }
        assertThat(ended(smtp).toString())
                .contains("(the backend, 127.0.0.1:" + behind.port()
                        + ", sent a reply that did not end within 1048576 octets)");
    }

    @Test
    void a_server_that_does_not_reply_in_time_is_told() throws IOException {
        ScriptedServer behind = behind().on("MAIL", SILENCE);
        RecordingSmtpServer smtp = closing(RecordingSmtpServer.builder()
                .idleTimeout(Duration.ofMillis(500))
                .relayTo("127.0.0.1", behind.port())
                .start());
        SmtpClient client = clientOf(smtp);
        client.ehlo("client.example");

        assertThat(client.mailFrom("shop@example.com"))
                .isServiceNotAvailable()
                .hasEnhancedStatusCode("4.4.2")
                .hasText("The backend of this relay, 127.0.0.1:" + behind.port() + ", did not reply within 500 ms");
        assertThat(ended(smtp)).hasEnding(Ending.ENDED_BY_BACKEND);
    }

    @Test
    void what_the_server_behind_says_unasked_reaches_the_client_at_once() throws IOException {
        ScriptedServer behind = behind();
        RecordingSmtpServer smtp = relayTo(behind.port());
        SmtpClient client = clientOf(smtp);
        client.ehlo("client.example");
        behind.say("421 shutting down\r\n");

        assertThat(client.readReply()).isServiceNotAvailable().hasText("shutting down");
        behind.close();
        assertThat(ended(smtp).toString())
                .endsWith("\n    S: 421 shutting down\n       (the backend, 127.0.0.1:" + behind.port()
                        + ", closed the connection after its 421)");
    }

    @Test
    void surplus_replies_keep_their_order() throws IOException {
        RecordingSmtpServer smtp = relayTo(
                behind().on("NOOP", "250 one\r\n250 two\r\n250 three\r\n").port());
        SmtpClient client = clientOf(smtp);

        assertThat(client.noop()).hasText("one");
        assertThat(client.readReply()).hasText("two");
        assertThat(client.readReply()).hasText("three");
    }

    @Test
    void nothing_is_lost_when_the_server_behind_goes_down_and_comes_back() throws IOException {
        RecordingSmtpServer behind = closing(RecordingSmtpServer.start());
        RecordingSmtpServer smtp = relayTo(behind.port());
        deliver(smtp, "One");
        behind.stop();
        assertThat(clientOf(smtp).greeting()).isServiceNotAvailable();
        behind.restart();
        deliver(smtp, "Two");

        assertThat(smtp).hasReceivedExactly(2);
        assertThat(smtp.mails())
                .extracting(mail -> mail.subject().orElseThrow())
                .containsExactly("One", "Two");
        assertThat(behind).hasReceivedExactly(2);
        smtp.reset();
        assertThat(smtp).hasReceivedNoMail();
        assertThat(behind).hasReceivedExactly(2);
        smtp.stop();
        smtp.restart();
        deliver(smtp, "Three");
        assertThat(smtp).hasReceivedExactly(1);
    }

    private void deliver(RecordingSmtpServer smtp, String subject) {
        SmtpClient client = clientOf(smtp);
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message("Subject: " + subject + "\n\n")).isOk();
        client.quit();
    }

    @Test
    void a_relay_to_itself_does_not_start() throws IOException {
        int port = freePort();

        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .port(port)
                        .relayTo("localhost", port)
                        .start())
                .withMessage("Cannot relay to localhost:" + port
                        + ": that is this server itself; relay to a different server");
    }

    @Test
    void a_loop_of_two_relays_is_told_at_once() throws IOException {
        int port = freePort();
        RecordingSmtpServer first = relayTo(port);
        RecordingSmtpServer second = closing(RecordingSmtpServer.builder()
                .port(port)
                .relayTo("127.0.0.1", first.port())
                .start());

        assertThat(clientOf(first).greeting())
                .isServiceNotAvailable()
                .hasEnhancedStatusCode("4.4.6")
                .hasText("The backend of this relay, 127.0.0.1:" + port
                        + ", relays back to this relay: from 127.0.0.1:" + first.port() + " to 127.0.0.1:" + port
                        + " to 127.0.0.1:" + first.port());
        assertThat(first.transcript().sessions()).hasSize(2);
        assertThat(second.transcript().sessions()).hasSize(1);
    }

    @Test
    void closing_ends_a_session_that_waits_for_the_server_behind() throws IOException {
        RecordingSmtpServer smtp =
                relayTo(closing(ScriptedServer.greeting(SILENCE)).port());
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            smtp.await().until(() -> smtp.transcript().sessions().size() == 1);
            smtp.close();

            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Relay.to(" ", 25)).withMessage("host must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().relayTo("127.0.0.1", 0))
                .withMessage("port must be between 1 and 65535 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Relay.to("127.0.0.1", 25).connectTimeout(Duration.ZERO))
                .withMessage("connectTimeout must be between 1 ms and 24 days but was PT0S");
    }

    @Test
    void settings_without_effect_are_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .user("ada", "secret")
                        .disable(SmtpExtension.SIZE)
                        .relayTo("127.0.0.1", 25)
                        .start())
                .withMessage("user(..), a choice of extensions have no effect on a transparent relay, which passes on"
                        + " every reply from the backend; call relayTo(Relay.to(..).completed())");
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .tolerant()
                        .relayTo("127.0.0.1", 25)
                        .start())
                .withMessage("tolerant() has no effect on a transparent relay, which passes on every reply from"
                        + " the backend; call relayTo(Relay.to(..).completed())");
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .engine(new PlainEngine())
                        .relayTo("127.0.0.1", 25)
                        .start())
                .withMessage("relayTo(..) and engine(..) are mutually exclusive; call only one of them");
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .access(MailboxProtocol.IMAP)
                        .relayTo("127.0.0.1", 25)
                        .start())
                .withMessage("access(..) requires an engine with mailboxes, which a relay does not have");
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .user("ada", "secret")
                        .catchAll("ada")
                        .relayTo(Relay.to("127.0.0.1", 25).completed())
                        .start())
                .withMessage("catchAll(..) requires an engine with mailboxes, which a relay does not have");
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordingSmtpServer.builder()
                        .maxErrors(3)
                        .relayTo("127.0.0.1", 25)
                        .start())
                .withMessageStartingWith("maxErrors(..) has no effect on a transparent relay");
    }

    @Test
    void mailboxes_are_those_of_the_backend() {
        try (RecordingSmtpServer transparent =
                        RecordingSmtpServer.builder().relayTo("127.0.0.1", 25).start();
                RecordingSmtpServer completed = RecordingSmtpServer.builder()
                        .user("ada", "secret")
                        .relayTo(Relay.to("127.0.0.1", 25).completed())
                        .start()) {
            assertThatIllegalStateException()
                    .isThrownBy(transparent::mailStore)
                    .withMessage(transparent
                            + " is a relay, which has no mailboxes; open those of its backend, 127.0.0.1:25");
            assertThatIllegalStateException()
                    .isThrownBy(() -> transparent.port(MailboxProtocol.IMAP))
                    .withMessage(transparent
                            + " is a relay, which has no mailboxes; open those of its backend, 127.0.0.1:25");
            assertThatIllegalStateException()
                    .isThrownBy(completed::mailStore)
                    .withMessage(
                            completed + " is a relay, which has no mailboxes; open those of its backend, 127.0.0.1:25");
        }
    }

    @Test
    void an_engine_without_mailboxes_is_not_asked_for_again() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .engine(new PlainEngine())
                .access(MailboxProtocol.IMAP)
                .start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> smtp.port(MailboxProtocol.IMAP))
                    .withMessage(smtp + " does not offer IMAP: its engine, PlainEngine, does not support it");
        }
    }
}
