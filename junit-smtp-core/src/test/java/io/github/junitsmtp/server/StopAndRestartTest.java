package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(600)
@Isolated("another test could get a port that was just freed")
class StopAndRestartTest {

    private final RecordingSmtpServer smtp = RecordingSmtpServer.start();

    @AfterEach
    void close() {
        smtp.close();
    }

    private void send(String recipient, String subject) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            if (client.rcptTo(recipient).isPositive()) {
                client.data();
                client.message("Subject: " + subject + "\n\n");
            }
            client.quit();
        }
    }

    @Test
    void a_stopped_server_refuses_connections_until_it_is_restarted_on_the_same_port() throws IOException {
        int port = smtp.port();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), port)) {
            client.noop();

            smtp.stop();

            assertThat(smtp.transcript()).singleSession().hasCommands("NOOP").hasEnding(Ending.CLOSED_BY_SERVER);
        }
        assertThat(smtp.port()).isEqualTo(port);
        try (Socket socket = new Socket()) {
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> socket.connect(new InetSocketAddress(smtp.host(), port)));
        }

        smtp.restart();

        assertThat(smtp.port()).isEqualTo(port);
        send("ada@example.org", "Welcome");
        assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Welcome");
    }

    @Test
    void transcript_stubs_and_mails_go_on() {
        smtp.on(rcptTo("bob@example.org")).reply(550, "5.1.1", "No such user");
        send("ada@example.org", "before");

        smtp.stop();
        assertThat(smtp).hasReceivedMail().hasSubject("before");
        smtp.restart();

        send("bob@example.org", "refused");
        send("ada@example.org", "after");
        assertThat(smtp).hasReceivedExactly(2).last().hasSubject("after");
        assertThat(smtp.transcript().sessions()).extracting(SmtpSession::number).containsExactly(1, 2, 3);
        assertThat(smtp).transcript().session(2).replyTo("RCPT").isMailboxUnavailable();
    }

    @Test
    void a_large_message_stays_in_its_file() {
        try (RecordingSmtpServer spilling =
                RecordingSmtpServer.builder().spillAbove(10).start()) {
            try (SmtpClient client = SmtpClient.connect(spilling.host(), spilling.port())) {
                client.ehlo("client.example.org");
                client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
                client.message("Subject: large\n\nHello.");
            }

            spilling.stop();
            spilling.restart();

            assertThat(spilling.awaitMail()).hasSubject("large");
            assertThat(spilling.awaitMail().content()).asString().endsWith("Hello.\r\n");
        }
    }

    @Test
    void a_client_that_retries_delivers_after_the_restart() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        smtp.stop();
        CompletableFuture<Integer> attempts = CompletableFuture.supplyAsync(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    sendByJakartaMail(smtp.mailSession());
                    return attempt;
                } catch (MessagingException e) {
                    refused.countDown();
                }
            }
        });
        refused.await();

        smtp.restart();

        assertThat(smtp.awaitMailTo("ada@example.org")).hasSubject("Welcome");
        assertThat(attempts.join()).isGreaterThan(1);
        assertThat(smtp).transcript().hasSessions(1).allSessionsEndedWithQuit();
    }

    private static void sendByJakartaMail(Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org"));
        message.setSubject("Welcome");
        message.setText("Hello");
        Transport.send(message);
    }

    @Test
    void a_wait_goes_on_while_the_server_is_stopped() {
        smtp.stop();
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> {
            smtp.restart();
            send("ada@example.org", "Welcome");
        });

        assertThat(smtp).within(Duration.ofMinutes(1)).receivesMailTo("ada@example.org");
        later.join();
    }

    @Test
    void a_wait_that_fails_says_that_the_server_is_stopped() {
        smtp.stop();

        assertFailure(() -> assertThat(smtp).within(Duration.ofMillis(10)).receivesMail(), """
                Expecting actual:
                  SMTP server at 127.0.0.1:%d, stopped
                to have received a mail within 10 ms but it received no mail
                and nobody connected to 127.0.0.1:%d
                and it is stopped: call restart() to accept connections""".formatted(
                        smtp.port(), smtp.port()));
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void a_time_without_mail_does_not_pass_while_the_server_is_stopped() {
        String server = "Expecting actual:\n  SMTP server at 127.0.0.1:%d, stopped\n".formatted(smtp.port());
        String reason = " but it was stopped, so no client could reach it"
                + "\nand it is stopped: call restart() to accept connections";
        Duration hour = Duration.ofHours(1);
        send("ada@example.org", "before");
        smtp.stop();

        assertFailure(
                () -> assertThat(smtp).receivesNoFurtherMailFor(hour),
                server + "to have received no further mail after 1 mail for 3600 s" + reason);
        assertFailure(
                () -> assertThat(smtp).receivesExactly(1, hour),
                server + "to have received exactly 1 mail and no more for 3600 s" + reason);
        assertFailure(
                () -> assertThat(smtp).within(hour).fallsSilentFor(Duration.ofMinutes(1)),
                server + "to have been silent for 60 s within 3600 s but it received 1 mail:\n"
                        + "    1. from <shop@example.com> to <ada@example.org>: \"before\"\n"
                        + "and it is stopped: call restart() to accept connections");
    }

    @Test
    void a_time_without_mail_fails_if_the_server_is_stopped_or_restarted_meanwhile() throws InterruptedException {
        for (Runnable change : List.<Runnable>of(smtp::restart, smtp::stop)) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread waiting = new Thread(
                    () -> failure.set(catchThrowable(() -> assertThat(smtp).receivesNoMailFor(Duration.ofHours(1)))));
            waiting.start();
            smtp.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

            change.run();

            waiting.join();
            assertThat(failure.get())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("but it was stopped, so no client could reach it");
        }
    }

    @Test
    void sessions_have_ended_when_the_server_is_stopped() {
        SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port());

        smtp.stop();

        assertThat(smtp).allSessionsEnd().singleSession().hasEnding(Ending.CLOSED_BY_SERVER);
        client.close();
    }

    @Test
    void stopping_twice_is_stopping_once_and_a_running_server_is_stopped_to_be_restarted() {
        smtp.stop();
        smtp.stop();
        assertThat(smtp).hasToString("SMTP server at 127.0.0.1:" + smtp.port() + ", stopped");

        smtp.restart();
        assertThat(smtp).hasToString("SMTP server at 127.0.0.1:" + smtp.port());
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.restart();

            assertThat(smtp.transcript()).singleSession().hasEnding(Ending.CLOSED_BY_SERVER);
            assertThat(client.greeting()).isServiceReady();
        }
        send("ada@example.org", "after the second restart");
        assertThat(smtp).hasReceivedMail();
    }

    @Test
    void closing_is_final() {
        smtp.stop();
        smtp.close();

        smtp.stop();

        assertThat(smtp).hasToString("SMTP server at 127.0.0.1:" + smtp.port() + ", closed");
        assertThatIllegalStateException()
                .isThrownBy(smtp::restart)
                .withMessage("Cannot restart SMTP server at 127.0.0.1:" + smtp.port()
                        + ", closed: close() is final; call stop() instead");
    }

    @Test
    void a_port_that_was_taken_meanwhile_is_told_and_can_be_had_again_when_it_is_free() throws IOException {
        smtp.stop();
        try (ServerSocket taken = new ServerSocket(smtp.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatIllegalStateException()
                    .isThrownBy(smtp::restart)
                    .withMessageStartingWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ")
                    .withMessageEndingWith(
                            "; the port was taken while the server was stopped; call restart() again when it is free")
                    .withCauseInstanceOf(BindException.class);
            assertThat(smtp.toString()).endsWith(", stopped");
        }

        smtp.restart();

        send("ada@example.org", "Welcome");
        assertThat(smtp).hasReceivedMail();
    }

    @Test
    void resetting_starts_a_stopped_server_again() {
        send("ada@example.org", "before");
        smtp.stop();

        smtp.reset();

        send("ada@example.org", "after");
        assertThat(smtp).hasReceivedExactly(1).first().hasSubject("after");
    }

    @Test
    void resetting_a_closed_server_leaves_it_closed() {
        smtp.close();

        smtp.reset();

        assertThat(smtp.toString()).endsWith(", closed");
    }

    /** An engine that a test has stopped, and perhaps restarted, through the engine's own API. */
    private record StoppedMeanwhile(RunningEngine engine, AtomicLong listeningSince) implements RunningEngine {

        @Override
        public int port() {
            return engine.port();
        }

        @Override
        public boolean hasListenedSince(long nanoTime) {
            return nanoTime - listeningSince.get() >= 0;
        }

        @Override
        public void reset() {
            listeningSince.set(System.nanoTime());
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return engine.unwrap(type);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    @Nested
    class An_engine_that_a_test_has_stopped {

        private final AtomicLong listeningSince = new AtomicLong(System.nanoTime());
        private final RecordingSmtpServer server = RecordingSmtpServer.builder()
                .engine(new SmtpEngine() {
                    @Override
                    public String name() {
                        return "StoppedMeanwhile";
                    }

                    @Override
                    public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
                        return new StoppedMeanwhile(new PlainEngine().start(settings, tap), listeningSince);
                    }
                })
                .start();

        @AfterEach
        void close() {
            server.close();
        }

        private void stop() {
            listeningSince.set(System.nanoTime() + Duration.ofDays(1).toNanos());
        }

        @Test
        void is_a_stopped_server() {
            stop();

            assertThat(server.toString()).endsWith(", stopped");
            assertFailure(() -> assertThat(server).within(Duration.ofMillis(1)).receivesMail(), """
                    Expecting actual:
                      SMTP server at 127.0.0.1:%d, stopped
                    to have received a mail within 1 ms but it received no mail
                    and nobody connected to 127.0.0.1:%d
                    and it is stopped: call restart() to accept connections""".formatted(
                            server.port(), server.port()));
        }

        @Test
        void hears_no_silence() {
            stop();

            assertFailure(() -> assertThat(server).receivesNoMailFor(Duration.ofHours(1)), """
                    Expecting actual:
                      SMTP server at 127.0.0.1:%d, stopped
                    to have received no mail for 3600 s but it was stopped, so no client could reach it
                    and it is stopped: call restart() to accept connections""".formatted(
                            server.port(), server.port()));
        }

        @Test
        void has_heard_no_silence_when_it_was_started_again_meanwhile() {
            Supplier<Optional<String>> deafness = server.deafness();
            assertThat(deafness.get()).isEmpty();

            listeningSince.set(System.nanoTime() + 1);

            assertThat(deafness.get()).contains("it was stopped");
            listeningSince.set(System.nanoTime() - 1);
            assertThat(server.toString()).doesNotEndWith(", stopped");
        }

        @Test
        void starts_again_with_a_reset() {
            stop();

            server.reset();

            assertThat(server.toString()).doesNotEndWith(", stopped");
            assertThat(server).receivesNoMailFor(Duration.ofMillis(1));
        }

        @Test
        void starts_again_with_a_restart_of_the_server() {
            int port = server.port();
            stop();
            listeningSince.set(System.nanoTime());

            server.restart();

            assertThat(server.port()).isEqualTo(port);
            assertThat(server).receivesNoMailFor(Duration.ofMillis(1));
        }
    }

    /** Counts how often its engines were closed. */
    private static final class CloseCountingEngine implements SmtpEngine {

        final AtomicInteger closed = new AtomicInteger();

        @Override
        public String name() {
            return "CloseCountingEngine";
        }

        @Override
        public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
            RunningEngine running = new PlainEngine().start(settings, tap);
            return new RunningEngine() {
                @Override
                public int port() {
                    return running.port();
                }

                @Override
                public void reset() {
                    running.reset();
                }

                @Override
                public <T> Optional<T> unwrap(Class<T> type) {
                    return running.unwrap(type);
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                    running.close();
                }
            };
        }
    }

    @Test
    void each_engine_is_closed_once() {
        CloseCountingEngine engine = new CloseCountingEngine();
        RecordingSmtpServer counted =
                RecordingSmtpServer.builder().engine(engine).start();

        counted.stop();
        counted.stop();
        assertThat(engine.closed).hasValue(1);
        counted.restart();
        counted.close();
        counted.close();
        assertThat(engine.closed).hasValue(2);
    }

    @Test
    void the_engine_is_another_one_after_a_restart() {
        PlainEngine.Heard first = smtp.unwrap(PlainEngine.Heard.class).orElseThrow();

        smtp.restart();

        assertThat(smtp.unwrap(PlainEngine.Heard.class)).get().isNotSameAs(first);
    }
}
