package io.github.junitsmtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

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
