package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Ending;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that stops and starts GreenMail itself, as tests that were written for it do. */
@Timeout(600)
@Isolated("another test could get a port that was just freed")
class StoppedGreenMailTest {

    private final RecordingSmtpServer smtp =
            RecordingSmtpServer.builder().access(MailboxProtocol.IMAP).start();
    private final GreenMail greenMail = smtp.unwrap(GreenMail.class).orElseThrow();

    @AfterEach
    void close() {
        smtp.close();
    }

    private void send(String subject) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
            client.message("Subject: " + subject + "\n\n");
            client.quit();
        }
    }

    private enum Way {
        ALL_OF_IT(GreenMail::stop),
        ITS_SMTP_SERVER(greenMail -> greenMail.getSmtp().stopService());

        final Consumer<GreenMail> stop;

        Way(Consumer<GreenMail> stop) {
            this.stop = stop;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_server_is_stopped(Way way) throws IOException {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.noop();
            way.stop.accept(greenMail);
            smtp.await()
                    .untilAsserted(() -> assertThat(smtp.transcript())
                            .singleSession()
                            .hasCommands("NOOP")
                            .hasEnding(Ending.CLOSED_BY_SERVER));
        }

        assertThat(smtp.toString()).endsWith(", stopped");
        assertThat(greenMail.isRunning()).isFalse();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(smtp.host(), smtp.port()).close());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).receivesNoMailFor(Duration.ofHours(1)))
                .withMessageContaining("it was stopped, so no client could reach it");
    }

    @ParameterizedTest
    @EnumSource
    void it_can_be_started_again(Way way) {
        way.stop.accept(greenMail);
        greenMail.start();

        assertThat(smtp.toString()).doesNotEndWith(", stopped");
        send("hello");
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        assertThat(smtp).hasReceivedExactly(1).first().hasSubject("hello");
    }

    @Test
    void its_own_reset_is_no_time_of_listening() {
        RunningGreenMail running = new RunningGreenMail((TappedGreenMail) greenMail, smtp.port());
        long before = System.nanoTime();
        assertThat(running.hasListenedSince(before)).isTrue();

        greenMail.reset();

        assertThat(running.hasListenedSince(before)).isFalse();
        assertThat(running.hasListenedSince(System.nanoTime())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_reset_of_the_server_starts_the_same_GreenMail_again(Way way) {
        way.stop.accept(greenMail);

        smtp.reset();

        assertThat(smtp.unwrap(GreenMail.class)).containsSame(greenMail);
        assertThat(greenMail.isRunning()).isTrue();
        send("hello");
        assertThat(smtp).hasReceivedExactly(1);
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_restart_of_the_server_brings_a_new_GreenMail() {
        greenMail.stop();

        smtp.restart();

        assertThat(smtp.unwrap(GreenMail.class).orElseThrow())
                .isNotSameAs(greenMail)
                .returns(true, GreenMail::isRunning);
        send("hello");
        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void a_GreenMail_whose_server_was_stopped_cannot_be_started() {
        smtp.stop();
        greenMail.stop();

        assertThatIllegalStateException()
                .isThrownBy(greenMail::start)
                .withMessage(
                        "Cannot start this GreenMail instance: its server was stopped; call restart() on the server,"
                                + " then unwrap(GreenMail.class) to get the new instance");
        assertThatIllegalStateException().isThrownBy(greenMail::reset);
        assertThat(smtp.toString()).endsWith(", stopped");
    }

    @Test
    void starting_it_while_it_runs_changes_nothing() {
        AbstractServer imap = greenMail.getImap();
        greenMail.setUser("ada@example.org", "secret");
        send("hello");

        greenMail.start();

        assertThat(greenMail.getImap()).isSameAs(imap);
        assertThat(greenMail.getUserManager().hasUser("ada@example.org")).isTrue();
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        send("hello");
        assertThat(smtp).hasReceivedExactly(2);
    }
}
