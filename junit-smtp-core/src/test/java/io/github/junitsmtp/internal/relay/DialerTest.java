package io.github.junitsmtp.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialerTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static Dialer to(int port) {
        RelayTarget target = new RelayTarget(
                "mail.example.org", port, Tls.NONE, TestCertificates.ofThisJvm().sslContext(), LONG, LONG);
        return new Dialer(target, "relay", new Hops(List.of()));
    }

    private static InetAddress[] addresses(String... addresses) throws IOException {
        InetAddress[] all = new InetAddress[addresses.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
        }
        return all;
    }

    @Test
    void each_address_of_a_host_is_tried() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Socket connected = to(server.getLocalPort()).connect(addresses("::1", "127.0.0.1"), LONG::toNanos)) {
            assertThat(connected.getInetAddress()).isEqualTo(InetAddress.getByName("127.0.0.1"));
        }
    }

    @Test
    void if_every_address_refuses_nobody_listens() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = server.getLocalPort();
        }

        assertThatExceptionOfType(BehindException.class)
                .isThrownBy(() -> to(port).connect(addresses("127.0.0.1", "127.0.0.1"), LONG::toNanos))
                .satisfies(e -> assertThat(e.inWords(to(port).target()))
                        .isEqualTo("The backend of this relay, mail.example.org:" + port
                                + ", refused the connection: no server is listening on that port"));
    }

    @Test
    void silence_says_more_than_a_refusal_and_a_refusal_more_than_a_missing_route() {
        assertThat(List.of(
                        new SocketTimeoutException("Connect timed out"),
                        new ConnectException("Connection refused"),
                        new NoRouteToHostException("No route to host")))
                .extracting(Problems::weightOf)
                .containsExactly(2, 1, 0);
    }

    @Test
    void a_server_in_plain_text_has_not_agreed_to_start_TLS() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Socket connected = to(server.getLocalPort()).connect(addresses("127.0.0.1"), LONG::toNanos);
                Socket accepted = server.accept()) {
            accepted.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            while (connected.getInputStream().available() == 0) {
                Thread.onSpinWait();
            }
            ServerConnection connection =
                    new ServerConnection(to(server.getLocalPort()).target(), connected, LONG::toNanos);

            assertThatExceptionOfType(BehindException.class)
                    .isThrownBy(connection::secure)
                    .withMessage(
                            "sent plain text, but the relay expects TLS; remove implicitTls(), or call startTls()");
        }
    }
}
