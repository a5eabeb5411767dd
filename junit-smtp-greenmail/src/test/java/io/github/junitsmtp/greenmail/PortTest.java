package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("another test could get a port that was just freed")
class PortTest {

    @Test
    void a_port_in_use_is_told_with_its_cause() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> RecordingSmtpServer.builder()
                            .port(taken.getLocalPort())
                            .start())
                    .withMessageStartingWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .withCauseInstanceOf(BindException.class);
        }
    }

    @RepeatedTest(50)
    void the_port_is_free_as_soon_as_the_server_is_closed() throws IOException {
        RecordingSmtpServer smtp = RecordingSmtpServer.start();
        int port = smtp.port();
        SmtpClient.connect(smtp.host(), port).close();

        smtp.close();

        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void closing_ends_GreenMails_threads_and_frees_the_port() throws IOException {
        RecordingSmtpServer smtp = RecordingSmtpServer.start();
        int port = smtp.port();
        SmtpClient client = SmtpClient.connect(smtp.host(), port);

        smtp.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains(":" + port));
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        client.close();
    }
}
