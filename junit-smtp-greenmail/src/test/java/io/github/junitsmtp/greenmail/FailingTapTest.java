package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.EngineSettings;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.RunningEngine;
import io.github.junitsmtp.server.SmtpEngine;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class FailingTapTest {

    /** Cannot serve its first client. */
    private static final class UnluckyEngine implements SmtpEngine {

        private final AtomicBoolean failed = new AtomicBoolean();

        @Override
        public String name() {
            return "UnluckyEngine";
        }

        @Override
        public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
            return GreenMailEngine.start(
                    settings,
                    client -> {
                        if (failed.compareAndSet(false, true)) {
                            throw new NoClassDefFoundError("Tap");
                        }
                        return tap.apply(client);
                    },
                    GreenMailEngine.THREADS);
        }
    }

    @Test
    void a_client_that_cannot_be_served_is_disconnected_and_the_next_one_is_accepted() throws IOException {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().engine(new UnluckyEngine()).start()) {
            try (Socket first = new Socket(smtp.host(), smtp.port())) {
                assertThat(first.getInputStream().read()).isEqualTo(-1);
            }
            try (SmtpClient second = SmtpClient.connect(smtp.host(), smtp.port())) {
                assertThat(second.greeting()).isServiceReady();
            }
        }
    }
}
