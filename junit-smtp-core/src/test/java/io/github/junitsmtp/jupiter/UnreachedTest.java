package io.github.junitsmtp.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** If a client does not reach a server, the failure says which address it tried, and what to do. */
@Timeout(120)
@Execution(ExecutionMode.SAME_THREAD) // the fixtures set a static field
class UnreachedTest {

    private static volatile int portOfServer;

    private static List<String> notesOn(String test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Fixture.class, test, RecordingSmtpServer.class.getName()))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .flatMap(failure -> Stream.of(failure.getSuppressed()))
                .map(Throwable::toString)
                .toList();
    }

    private static String nobody(String state, String reason) {
        return "Nobody connected to the SMTP server at 127.0.0.1:" + portOfServer + state + "; " + reason;
    }

    static class Fixture {

        private static Transport connect(String host, int port) throws MessagingException {
            Properties properties = new Properties();
            properties.putAll(Map.of("mail.smtp.host", host, "mail.smtp.port", Integer.toString(port)));
            properties.setProperty("mail.smtp.localhost", "client.example.org");
            Transport transport = Session.getInstance(properties).getTransport("smtp");
            transport.connect();
            return transport;
        }

        @Test
        void default_port(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            connect("127.0.0.1", 1);
        }

        @Test
        void earlier_port(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            try (Socket taken = new Socket()) { // bound, but not listening
                taken.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
                connect("127.0.0.1", taken.getLocalPort());
            } catch (MessagingException e) {
                throw new IllegalStateException(e.getMessage().replaceAll("\\d{4,}", "40001"), e.getNextException());
            }
        }

        @Test
        void other_host(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            // as Netty says it; not every system can connect to this address
            throw new ConnectException("Connection refused: mail.test/127.0.0.2:" + smtp.port());
        }

        @Test
        void closed(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            smtp.close();
            connect(smtp.host(), smtp.port());
        }

        @Test
        void netty(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            throw new ConnectException("Connection refused: localhost/127.0.0.1:2525");
        }

        @Test
        void unknown_address(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            throw new ConnectException("Connection refused");
        }

        @Test
        void stopped(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            smtp.stop();
            new Socket(smtp.host(), smtp.port()).close();
        }

        @Test
        void taken_port(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            new ServerSocket(smtp.port(), 1, InetAddress.getByName(smtp.host())).close();
        }

        @Test
        void no_route(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            throw new NoRouteToHostException("No route to host");
        }

        @Test
        void no_network(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            throw new SocketException("Network is unreachable");
        }

        @Test
        void no_answer(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            throw new ConnectException("Connection timed out");
        }

        @Test
        void broken_connection(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            portOfServer = smtp.port();
            try (ServerSocket earlier = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                    Socket kept = new Socket(earlier.getInetAddress(), earlier.getLocalPort())) {
                earlier.accept().close();
                while (true) { // until the kernel knows
                    kept.getOutputStream().write("NOOP\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
            }
        }

        @Test
        void wrong_type(@SmtpServer RecordingSmtpServer smtp, @SmtpServer Integer port) {}

        @Test
        void says_it_itself(@SmtpServer RecordingSmtpServer smtp) {
            assertThat(smtp.mails()).isNotEmpty();
        }
    }

    @Test
    void an_address_that_refuses_is_named() {
        assertThat(notesOn("default_port"))
                .containsExactly(
                        nobody(
                                "",
                                "the client tried 127.0.0.1:1, which refused the connection: use the host and port of this server"));
        assertThat(notesOn("earlier_port"))
                .containsExactly(nobody(
                        "",
                        "the client tried 127.0.0.1:40001, which refused the connection: use the host and port of this"
                                + " server, not those of an earlier one"));
        assertThat(notesOn("netty"))
                .containsExactly(nobody(
                        "",
                        "the client tried 127.0.0.1:2525, which refused the connection: use the host and port of this"
                                + " server, not those of an earlier one"));
        assertThat(notesOn("unknown_address"))
                .containsExactly(
                        nobody(
                                "",
                                "a connection was refused; check whether the client uses the host and port of an earlier server"));
    }

    @Test
    void a_server_that_is_down_is_not_taken_for_another_address() {
        assertThat(notesOn("stopped"))
                .containsExactly(
                        nobody(
                                ", stopped",
                                "a connection was refused; check whether the client uses the host and port of an earlier server"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken_port", "no_route", "no_network", "no_answer"})
    void other_network_errors_are_neither_refused_nor_broken_connections(String test) {
        assertThat(notesOn(test)).containsExactly("Nobody connected to the SMTP server at 127.0.0.1:" + portOfServer);
    }

    @Test
    void a_wrong_host_with_the_right_port_is_told_from_a_server_that_is_down() {
        assertThat(notesOn("other_host"))
                .containsExactly(nobody(
                        "",
                        "the client tried 127.0.0.2:" + portOfServer
                                + ", which refused the connection: use the host 127.0.0.1"));
        assertThat(notesOn("closed"))
                .containsExactly(nobody(", closed", "when the client tried to connect, this server was not running"));
    }

    @Test
    void a_connection_that_is_kept_from_an_earlier_test_is_suspected() {
        assertThat(notesOn("broken_connection"))
                .containsExactly(nobody(
                        "",
                        "the client's connection was broken: if it was opened in an earlier test, connect in each test"
                                + " instead"));
    }

    @Test
    void nothing_is_added_where_nobody_could_connect_or_the_failure_says_it() {
        assertThat(EngineTestKit.engine("junit-jupiter")
                        .selectors(selectMethod(
                                Fixture.class,
                                "wrong_type",
                                RecordingSmtpServer.class.getName() + ", " + Integer.class.getName()))
                        .execute()
                        .testEvents()
                        .failed()
                        .stream()
                        .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                        .flatMap(failure -> Stream.of(failure.getSuppressed())))
                .isEmpty();
        assertThat(notesOn("says_it_itself")).isEmpty();
    }
}
