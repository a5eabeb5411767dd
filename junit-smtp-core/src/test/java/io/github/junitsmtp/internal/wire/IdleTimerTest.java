package io.github.junitsmtp.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the socket measures there")
class IdleTimerTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private Socket client;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client = new Socket(server.getInetAddress(), server.getLocalPort());
            accepted = server.accept();
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
    }

    private IdleTimer timer(Duration allowed) throws IOException {
        return new IdleTimer(accepted, (int) allowed.toMillis());
    }

    @Test
    void a_client_may_be_silent_for_a_while() throws IOException {
        IdleTimer timer = timer(LONG);
        timer.start();

        assertThat(timer.check()).isPositive().isLessThanOrEqualTo(LONG.toNanos() + 1);
        assertThat(timer.hasExpired()).isFalse();
        assertThat(accepted.isInputShutdown()).isFalse();
    }

    @Test
    void the_input_of_a_client_that_is_silent_for_too_long_ends() throws IOException {
        InputStream input = accepted.getInputStream();
        IdleTimer timer = timer(SHORT);
        timer.start();
        while (!timer.hasExpired()) {
            timer.check();
        }

        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    void a_client_of_which_nothing_is_expected_is_not_silent() throws IOException {
        IdleTimer timer = timer(SHORT);
        timer.start();
        timer.stop();

        assertThat(timer.check()).isEqualTo(SHORT.toNanos());
        assertThat(timer.hasExpired()).isFalse();
    }

    @Test
    void a_client_that_has_spoken_is_not_silent_even_if_nobody_has_read_it_yet() throws IOException {
        IdleTimer timer = timer(SHORT);
        client.getOutputStream().write('N');
        while (accepted.getInputStream().available() == 0) {
            Thread.onSpinWait();
        }
        timer.start();
        long start = System.nanoTime();
        while (System.nanoTime() - start <= SHORT.toNanos()) {
            Thread.onSpinWait();
        }

        assertThat(timer.check()).isEqualTo(SHORT.toNanos());
        assertThat(timer.hasExpired()).isFalse();
        assertThat(accepted.getInputStream().read()).isEqualTo('N');
    }

    @Test
    void a_client_that_has_spoken_is_not_idle_even_if_nobody_has_read_it_yet() throws IOException {
        IdleTimer timer = timer(LONG);
        timer.inputIsAwaited();
        assertThat(timer.isIdle()).isTrue();

        client.getOutputStream().write('N');
        while (accepted.getInputStream().available() == 0) {
            Thread.onSpinWait();
        }

        assertThat(timer.isIdle()).isFalse();
    }

    @Test
    void a_client_that_is_gone_is_not_idle() throws IOException {
        IdleTimer timer = timer(LONG);
        timer.inputIsAwaited();
        accepted.close();

        assertThat(timer.isIdle()).isFalse();
    }

    @Test
    void it_can_be_left_to_the_socket() throws IOException {
        IdleTimer timer = timer(SHORT);
        timer.leaveToSocket();
        timer.start();

        assertThat(timer.check()).isEqualTo(SHORT.toNanos());
        assertThat(timer.hasExpired()).isFalse();
        assertThat(accepted.getSoTimeout()).isEqualTo(1);
    }

    @Test
    void a_client_that_is_gone_does_no_harm() throws IOException {
        IdleTimer timer = timer(SHORT);
        timer.start();
        accepted.close();
        long left = timer.check();
        while (left < SHORT.toNanos()) {
            left = timer.check();
        }

        assertThat(timer.hasExpired()).isFalse();
    }
}
