package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.EngineSettings;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.RunningEngine;
import io.github.junitsmtp.server.SmtpEngine;
import io.github.junitsmtp.server.SmtpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class NoThreadLeftTest {

    private final Semaphore threads = new Semaphore(1);
    private int port;

    /** Has so many threads as the test lets it have. */
    private final class PoorEngine implements SmtpEngine {

        @Override
        public String name() {
            return "PoorEngine";
        }

        @Override
        public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
            port = settings.port();
            return GreenMailEngine.start(settings, tap, this::execute);
        }

        private void execute(Runnable task) {
            if (!threads.tryAcquire()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            GreenMailEngine.THREADS.execute(task);
        }
    }

    private RecordingSmtpServer start() {
        return RecordingSmtpServer.builder().engine(new PoorEngine()).start();
    }

    @Test
    void clients_are_served_one_after_another() {
        try (RecordingSmtpServer smtp = start()) {
            for (int i = 0; i < 3; i++) {
                try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                    assertThat(client.greeting()).isServiceReady();
                    assertThat(client.quit()).isServiceClosing();
                }
            }

            assertThat(smtp.transcript()).hasSessions(3).allSessionsEndedWithQuit();
        }
    }

    @Test
    void a_client_that_waits_is_served_when_the_one_before_has_gone() throws IOException {
        try (RecordingSmtpServer smtp = start();
                SmtpClient first = SmtpClient.connect(smtp.host(), smtp.port());
                Socket second = new Socket(smtp.host(), smtp.port())) {
            assertThat(first.quit()).isServiceClosing();

            assertThat(second.getInputStream().read()).isEqualTo('2');
        }
    }

    @Test
    void clients_are_served_side_by_side_once_there_are_threads_again() {
        try (RecordingSmtpServer smtp = start()) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.quit();
            }
            threads.release();
            try (SmtpClient first = SmtpClient.connect(smtp.host(), smtp.port());
                    SmtpClient second = SmtpClient.connect(smtp.host(), smtp.port())) {
                assertThat(first.greeting()).isServiceReady();
                assertThat(second.greeting()).isServiceReady();
            }
        }
    }

    @Test
    void a_server_does_not_start_without_any_and_leaves_its_port_free() throws IOException {
        threads.drainPermits();
        SmtpServerBuilder server = RecordingSmtpServer.builder().engine(new PoorEngine());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.port(free.getLocalPort());
        }

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(server::start);
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
}
