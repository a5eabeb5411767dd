package io.github.junitsmtp.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RelayListenerTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void a_client_that_cannot_be_served_is_disconnected_and_the_next_one_is_accepted() throws IOException {
        RelayTarget target = new RelayTarget(
                "mail.example.org", 1, Tls.NONE, TestCertificates.ofThisJvm().sslContext(), LONG, LONG);
        try (RelayListener listener = RelayListener.open(HERE, 0, target, client -> {
            throw new NoClassDefFoundError("Tap");
        })) {
            for (int i = 0; i < 2; i++) {
                try (Socket client = new Socket(HERE, listener.port())) {
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
            }
        }
    }
}
