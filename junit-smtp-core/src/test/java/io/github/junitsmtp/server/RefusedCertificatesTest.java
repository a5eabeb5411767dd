package io.github.junitsmtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server receives no more than an alert. It tells what it knows, and claims nothing else. */
@SmtpServer(tls = Tls.IMPLICIT)
class RefusedCertificatesTest {

    /** Connects as if to a host of that name, and asks for the given name. */
    private static SSLSocket connect(RecordingSmtpServer smtp, SSLContext context, String host, String... asked)
            throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), smtp.port());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, smtp.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(
                List.of(asked).stream().<SNIServerName>map(SNIHostName::new).toList());
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static String failure(RecordingSmtpServer smtp, SSLContext context, String host, String... asked)
            throws IOException {
        try (SSLSocket socket = connect(smtp, context, host, asked)) {
            assertThatExceptionOfType(SSLException.class).isThrownBy(socket::startHandshake);
        }
        return handshake(smtp).failure().orElseThrow();
    }

    private static SmtpSession ended(RecordingSmtpServer smtp) {
        smtp.await()
                .until(() -> smtp.transcript().sessions().size() == 1
                        && smtp.transcript().sessions().get(0).ending() != Ending.OPEN);
        return smtp.transcript().sessions().get(0);
    }

    private static TlsHandshake handshake(RecordingSmtpServer smtp) {
        return ended(smtp).exchanges().stream()
                .flatMap(exchange -> exchange.tls().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_wrong_name_is_told_with_the_name_that_was_asked_for(RecordingSmtpServer smtp) throws Exception {
        SSLContext trusting = smtp.certificates().sslContext();

        assertThat(failure(smtp, trusting, "smtp.shop.example", "smtp.shop.example"))
                .isEqualTo("""
                the client refused this server's certificate: it asked for smtp.shop.example, but the certificate \
                is for localhost, 127.0.0.1, ::1 (or it does not trust the issuer: see certificates()) \
                ("Received fatal alert: certificate_unknown")""");
        assertThat(handshake(smtp).serverName()).hasValue("smtp.shop.example");
    }

    @Test
    void where_no_name_was_asked_for_both_reasons_are_told(RecordingSmtpServer smtp) throws Exception {
        SSLContext trusting = smtp.certificates().sslContext();

        assertThat(failure(smtp, trusting, "192.0.2.1")).isEqualTo("""
                the client refused this server's certificate: it does not trust the issuer (see certificates()), or \
                it connects using a name other than localhost, 127.0.0.1, ::1; it sent no server name (SNI) \
                ("Received fatal alert: certificate_unknown")""");
        assertThat(handshake(smtp).serverName()).isEmpty();
    }

    @Test
    void where_the_name_is_right_it_may_be_the_issuer(RecordingSmtpServer smtp) throws Exception {
        assertThat(failure(smtp, SSLContext.getDefault(), "localhost", "localhost"))
                .isEqualTo("""
                the client refused this server's certificate: it asked for localhost, which the certificate covers, so it probably does not \
                trust the issuer: see certificates() ("Received fatal alert: certificate_unknown")""");
    }

    @Test
    void a_wildcard_covers_the_hosts_of_its_domain() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.IMPLICIT)
                .names("*.shop.example")
                .start()) {
            SSLContext other = SSLContext.getDefault();

            assertThat(failure(smtp, other, "mail.shop.example", "mail.shop.example"))
                    .startsWith(
                            "the client refused this server's certificate: it asked for mail.shop.example, which the"
                                    + " certificate covers, so it probably does not trust the issuer");
            smtp.reset();
            assertThat(failure(smtp, other, "a.mail.shop.example", "a.mail.shop.example"))
                    .startsWith(
                            "the client refused this server's certificate: it asked for a.mail.shop.example, but the"
                                    + " certificate is for localhost");
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, REQUESTED", "TLSv1.2, REQUIRED", "TLSv1.3, REQUESTED", "TLSv1.3, REQUIRED"})
    void a_certificate_of_the_client_that_the_server_refuses_is_told_of(String protocol, ClientCertificate wanted)
            throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.IMPLICIT)
                .tlsProtocols(protocol)
                .clientCertificate(wanted)
                .start()) {
            SSLContext expired = smtp.certificates().serverContext(ServerCertificate.EXPIRED);
            try (SSLSocket socket = connect(smtp, expired, "localhost")) {
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                    socket.startHandshake();
                    socket.getInputStream().read(); // with TLS 1.3, the client's handshake ends first
                });
            }

            assertThat(handshake(smtp).failure().orElseThrow())
                    .startsWith(
                            "the server refused the client's certificate; it accepts the ones from certificates() (\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 'the client closed the connection; it may have refused the certificate, which is for localhost, 127.0.0.1, ::1;"
                + " it sent no server name (SNI) (\"Received close_notify during handshake\")'",
        "2, 40, 'client and server could not agree on TLS parameters (\"Received fatal alert: handshake_failure\")'",
        "2, 49, 'the client ended the handshake (\"Received fatal alert: access_denied\")'",
        "2, 51, 'the client ended the handshake (\"Received fatal alert: decrypt_error\")'",
        "2, 70, 'client and server have no TLS version in common (\"Received fatal alert: protocol_version\")'",
        "2, 80, 'the client reported an internal error; its trust store may be empty: see certificates()"
                + " (\"Received fatal alert: internal_error\")'",
        "2, 112, 'the client ended the handshake (\"Received fatal alert: unrecognized_name\")'"
    })
    void an_alert_of_the_client_is_told_for_what_it_means(
            int level, int description, String failure, RecordingSmtpServer smtp) throws Exception {
        SSLEngine engine = smtp.certificates().sslContext().createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.2"});
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        try (Socket socket = new Socket(smtp.host(), smtp.port())) {
            socket.getOutputStream().write(hello.array(), 0, hello.position());
            socket.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, (byte) level, (byte) description});

            assertThat(handshake(smtp).failure()).hasValue(failure);
        }
    }

    @Test
    void where_there_is_no_common_version_that_is_told() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.IMPLICIT)
                .tlsProtocols("TLSv1.2")
                .start()) {
            try (SSLSocket socket = connect(smtp, smtp.certificates().sslContext(), "localhost")) {
                socket.setEnabledProtocols(new String[] {"TLSv1.3"});
                assertThatExceptionOfType(SSLException.class).isThrownBy(socket::startHandshake);
            }

            assertThat(handshake(smtp).failure().orElseThrow())
                    .startsWith("client and server have no TLS version in common (\"");
        }
    }

    @Test
    void a_client_that_looks_at_the_name_after_the_handshake_is_told_of(RecordingSmtpServer smtp) throws Exception {
        try (SSLSocket socket = connect(smtp, smtp.certificates().sslContext(), "localhost", "localhost")) {
            socket.startHandshake();
        }

        SmtpSession session = ended(smtp);
        assertThat(session.tls().flatMap(TlsHandshake::serverName)).isEqualTo(Optional.of("localhost"));
    }

    @Test
    void a_client_that_sends_nothing_is_told_of(RecordingSmtpServer smtp) throws Exception {
        new Socket(smtp.host(), smtp.port()).close();

        assertThat(ended(smtp)).hasToString("""
                session 1, broken
                    C: (TLS handshake: failed: the client closed the connection without sending anything; it may expect \
                plain text here)""");
    }

    @Test
    void while_the_client_sends_nothing_the_dialogue_tells_what_the_server_waits_for(RecordingSmtpServer smtp)
            throws Exception {
        try (Socket client = new Socket(smtp.host(), smtp.port())) {
            smtp.await().until(() -> smtp.transcript().sessions().size() == 1);

            assertThat(client.isConnected()).isTrue();
            assertThat(smtp.transcript()).hasToString("""
                    session 1, open
                           (the server is waiting for the client to start or complete the TLS handshake)""");
        }
    }
}
