package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class PatientServerSocketTest {

    /** A socket of a process that has no file handles left for some attempts. */
    private static final class Exhausted extends PatientServerSocket {

        private final Socket client = new Socket();
        private final int failures;
        private int attempts;

        Exhausted(int failures) throws IOException {
            this.failures = failures;
            bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Override
        Socket acceptOnce() throws IOException {
            if (isClosed() || attempts++ < failures) {
                throw new SocketException("Too many open files");
            }
            return client;
        }
    }

    @Test
    void the_pauses_between_attempts_grow() throws IOException {
        try (Exhausted socket = new Exhausted(5)) {
            long start = System.nanoTime();

            assertThat(socket.accept()).isSameAs(socket.client);

            assertThat(socket.attempts).isEqualTo(6);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
        }
    }

    @Test
    void closing_ends_a_pause() throws Exception {
        Exhausted socket = new Exhausted(Integer.MAX_VALUE);
        Thread closing = new Thread(() -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        closing.start();

        assertThatExceptionOfType(SocketException.class).isThrownBy(socket::accept);
        closing.join();
    }
}
