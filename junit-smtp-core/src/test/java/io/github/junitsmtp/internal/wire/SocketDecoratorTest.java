package io.github.junitsmtp.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketDecoratorTest {

    private Socket client;
    private Socket accepted;
    private Socket decorated;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client = new Socket(server.getInetAddress(), server.getLocalPort());
            accepted = server.accept();
            decorated = new SocketDecorator(accepted) {};
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
    }

    /** A method that is left out would open a socket of its own, which nobody closes. */
    @Test
    void every_method_is_that_of_the_other_socket() {
        List<String> others = List.of("getInputStream", "getOutputStream", "getChannel", "toString");

        assertThat(Arrays.stream(Socket.class.getMethods())
                        .filter(method -> method.getDeclaringClass() == Socket.class)
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> !others.contains(method.getName())))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(
                                SocketDecorator.class.getMethod(method.getName(), method.getParameterTypes()))
                        .returns(SocketDecorator.class, each -> each.getDeclaringClass()));
    }

    @Test
    void options_are_those_of_the_other_socket() throws IOException {
        decorated.setTcpNoDelay(true);
        decorated.setKeepAlive(true);
        decorated.setSoLinger(true, 7);
        decorated.setOption(StandardSocketOptions.SO_REUSEADDR, true);

        assertThat(accepted.getTcpNoDelay()).isTrue();
        assertThat(accepted.getKeepAlive()).isTrue();
        assertThat(accepted.getSoLinger()).isEqualTo(7);
        assertThat(accepted.getReuseAddress()).isTrue();
        assertThat(decorated.getTcpNoDelay()).isTrue();
        assertThat(decorated.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
        assertThat(decorated.supportedOptions()).isEqualTo(accepted.supportedOptions());
    }

    @Test
    void what_cannot_be_recorded_is_refused() {
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> decorated.sendUrgentData(1))
                .withMessage("Urgent data is not supported");
    }
}
