package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("another test could get a port that was just freed")
class LifecycleTest {

    @Test
    void closing_frees_the_port_ends_the_sessions_and_keeps_the_record() throws IOException {
        RecordingSmtpServer smtp = RecordingSmtpServer.start();
        int port = smtp.port();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), port)) {
            client.noop();

            smtp.close();
            smtp.close();

            assertThat(smtp.transcript()).singleSession().hasCommands("NOOP").hasEnding(Ending.CLOSED_BY_SERVER);
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(t -> t.getName().contains(":" + port)))
                .isEmpty();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void resetting_forgets_what_is_over_and_keeps_connections_and_port() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            SmtpClient.connect(smtp.host(), smtp.port()).close();
            smtp.await().until(() -> smtp.transcript().sessions().get(1).ending() != Ending.OPEN);
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            client.message("Subject: before\n\n");
            client.mailFrom("shop@example.com");
            int port = smtp.port();

            smtp.reset();

            assertThat(smtp).hasReceivedNoMail().transcript().hasSessions(0);
            assertThat(smtp.port()).isEqualTo(port);
            client.pipeline("RCPT TO:<bob@example.org>", "DATA");
            client.message("Subject: after\n\n");
            assertThat(smtp).hasReceivedExactly(1);
            assertThat(smtp).hasReceivedMail().isFrom("shop@example.com").isTo("bob@example.org");
            assertThat(smtp.transcript()).singleSession().hasCommands("RCPT", "DATA");
            assertThat(smtp.transcript().sessions())
                    .extracting(SmtpSession::number)
                    .containsExactly(1);
        }
    }

    @Test
    void clearing_mails_forgets_nothing_else() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.on(noop()).reply(250, "2.0.0", "Scripted");
            smtp.apply(requireAuthentication());
            client.ehlo("client.example.org");
            client.authPlain("shop", "secret");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            client.message("Subject: before\n\n");
            String dialogue = smtp.transcript().toString();

            smtp.clearMails();

            assertThat(smtp).hasReceivedNoMail().transcript().hasSessions(1);
            assertThat(smtp.transcript()).singleSession().mails().isEmpty();
            assertThat(smtp.transcript()).hasToString(dialogue);
            assertThat(client.noop()).hasText("Scripted");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<bob@example.org>", "DATA");
            client.message("Subject: after\n\n");
            assertThat(smtp).receivesMail().isTo("bob@example.org");
            assertThat(smtp).hasReceivedExactly(1);
            assertThat(smtp.transcript()).singleSession().mails().hasSize(1);
            try (SmtpClient stranger = SmtpClient.connect(smtp.host(), smtp.port())) {
                stranger.ehlo("client.example.org");
                assertThat(stranger.mailFrom("shop@example.com")).isAuthenticationRequired();
            }
        }
    }

    @Test
    void resetting_takes_policies_back() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.apply(requireAuthentication());
            client.ehlo("client.example.org");
            assertThat(client.mailFrom("shop@example.com")).isAuthenticationRequired();

            smtp.reset();

            assertThat(client.mailFrom("shop@example.com")).isOk();
        }
    }

    @Test
    void what_was_said_before_a_reset_is_kept_for_the_evidence_as_far_as_it_has_room() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            assertThat(smtp.dialoguesBeforeReset()).isEmpty();
            for (int i = 1; i <= 3; i++) {
                try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                    client.send("HELP " + i + "x".repeat(500));
                    client.quit();
                }
                smtp.reset();
                smtp.reset();
            }

            assertThat(smtp.dialoguesBeforeReset())
                    .containsSubsequence("C: HELP 1x", "\n\nsmtp.reset()\n\n", "C: HELP 2x", "C: HELP 3x")
                    .endsWith("\n\nsmtp.reset()\n\n");
            for (int i = 0; i < 300; i++) {
                try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                    client.send("HELP " + "y".repeat(500));
                    client.quit();
                }
                smtp.reset();
            }
            assertThat(smtp.dialoguesBeforeReset())
                    .startsWith("...\n")
                    .hasSize(100_004)
                    .doesNotContain("HELP 3x");

            smtp.resetForNextTest("SomeTest");
            assertThat(smtp.dialoguesBeforeReset()).isEmpty();
        }
    }

    @Test
    void dialogues_before_a_reset_say_how_many_were_left_out() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            for (int i = 0; i < 52; i++) {
                SmtpClient.connect(smtp.host(), smtp.port()).close();
            }
            assertThat(smtp).within(Duration.ofSeconds(60)).allSessionsEnd().hasSessions(52);

            smtp.reset();

            assertThat(smtp.dialoguesBeforeReset()).startsWith("... (2 more sessions)\n\nsession 3, ");
        }
    }

    @Test
    void a_client_that_left_before_a_reset_is_not_in_the_transcript_after_it() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            for (int i = 0; i < 100; i++) {
                SmtpClient.connect(smtp.host(), smtp.port()).close();

                smtp.reset();

                assertThat(smtp.transcript()).hasSessions(0);
            }
        }
    }

    @Test
    void a_port_in_use_is_told_with_its_cause() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> RecordingSmtpServer.builder()
                            .port(taken.getLocalPort())
                            .start())
                    .withMessageStartingWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ")
                    .withMessageEndingWith(
                            "; omit port(..) to use any free port, or find the process that uses this one")
                    .withCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void a_port_can_be_chosen() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder().port(free).start()) {
            assertThat(smtp.port()).isEqualTo(free);
            assertThat(smtp).hasToString("SMTP server at 127.0.0.1:" + free);
        }
    }

    @Test
    void a_server_says_when_other_machines_can_connect() throws IOException {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(RecordingSmtpServer.class.getName());
        Handler handler = new StreamHandler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry);
            }
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try (RecordingSmtpServer closed = RecordingSmtpServer.start();
                RecordingSmtpServer open = RecordingSmtpServer.builder()
                        .bindTo(InetAddress.getByName("0.0.0.0"))
                        .start();
                SmtpClient client = SmtpClient.connect(open.host(), open.port())) {
            assertThat(client.greeting()).isServiceReady();
            assertThat(closed).hasToString("SMTP server at 127.0.0.1:" + closed.port());
            assertThat(open).hasToString("SMTP server at 0.0.0.0:" + open.port() + ", open to other machines");
            assertThat(logged).extracting(LogRecord::getMessage).containsExactly(open.toString());
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void without_an_engine_the_error_names_the_dependency() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Engines.only(List.of()))
                .withMessage(
                        "No SMTP engine on the class path: add the dependency io.github.junit-smtp:junit-smtp-greenmail"
                                + " with scope test, or set an engine with builder().engine(..)");
    }

    @Test
    void with_two_engines_the_error_names_both() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Engines.only(List.of(new PlainEngine(), new PlainEngine())))
                .withMessage(
                        "2 SMTP engines on the class path: PlainEngine (io.github.junitsmtp.server.PlainEngine), PlainEngine"
                                + " (io.github.junitsmtp.server.PlainEngine). Keep one of them, or set one with builder().engine(..)");
        RecordingSmtpServer.builder().engine(new PlainEngine()).start().close();
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        SmtpServerBuilder builder = RecordingSmtpServer.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.port(65536))
                .withMessage("port must be between 1 and 65535, or 0 for any free port, but was 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.domain("a b"))
                .withMessage("domain must not be empty or contain whitespace or control characters"
                        + " (RFC 5321, section 4.1.2) but was \"a b\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxMessageSize(0))
                .withMessage("maxMessageSize must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxErrors(0))
                .withMessage("maxErrors must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.idleTimeout(Duration.ZERO))
                .withMessage("idleTimeout must be between 1 ms and 24 days but was PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.idleTimeout(Duration.ofDays(25)));
        assertThatIllegalArgumentException()
                .isThrownBy(builder::mechanisms)
                .withMessage("mechanisms must not be empty; to disable AUTH, call disable(AUTH)");
    }

    @Test
    void the_mail_session_logs_in_as_the_first_user() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .user("ada", "secret")
                .user("bob", "other")
                .start()) {
            Session session = smtp.mailSession();
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("ada@example.org"));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress("bob@example.org"));
            message.setText("Hello");
            Transport.send(message);

            assertThat(smtp.mails().get(0).authenticatedUser()).contains("ada");
        }
    }

    @Test
    void replies_to_a_pipelined_batch_leave_in_one_write() {
        CountingEngine engine = new CountingEngine();
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().engine(engine).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            assertThat(engine.writes.get()).isEqualTo(2);

            client.pipeline(
                    "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "RCPT TO:<bob@example.org>", "NOOP");

            assertThat(engine.writes.get()).isEqualTo(3);
        }
    }
}
