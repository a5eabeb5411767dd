package io.github.junitsmtp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ServerHostsTest {

    private final TestCertificates certificates = TestCertificates.ofThisJvm();

    /** Performs a handshake as a client that connects by this name, without looking it up. */
    private X509Certificate shownTo(String name, RecordingSmtpServer smtp, SSLContext trust) throws Exception {
        InetAddress address = InetAddress.getByName(smtp.host());
        try (Socket plain = new Socket(address, smtp.port());
                SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, name, smtp.port(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (!name.matches("[0-9.]+|.*:.*")) {
                parameters.setServerNames(List.of(new SNIHostName(name)));
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private X509Certificate shownTo(String name, RecordingSmtpServer smtp) throws Exception {
        return shownTo(name, smtp, certificates.sslContext());
    }

    private static Collection<Object> namesIn(X509Certificate certificate) throws Exception {
        return certificate.getSubjectAlternativeNames().stream()
                .<Object>map(name -> name.get(1))
                .toList();
    }

    @Test
    @DisabledOnOs(value = OS.MAC, disabledReason = "it has no 127.0.0.2 unless that is configured")
    void the_certificate_is_for_the_address_that_the_server_is_bound_to() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.IMPLICIT)
                .bindTo(InetAddress.getByName("127.0.0.2"))
                .start()) {
            try (SmtpClient client = SmtpClient.connectTls("127.0.0.2", smtp.port(), certificates.sslContext())) {
                assertThat(client.greeting()).isServiceReady();
            }
            assertThat(namesIn(shownTo("127.0.0.2", smtp)))
                    .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "127.0.0.2");
        }
    }

    @Test
    void a_server_on_all_addresses_is_trusted_by_each_address_of_this_machine() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.IMPLICIT)
                .bindTo(InetAddress.getByName("0.0.0.0"))
                .start()) {
            List<InetAddress> addresses = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .toList();
            for (InetAddress address : addresses) {
                shownTo(address.getHostAddress().replaceFirst("%.*", ""), smtp);
            }
            assertThat(addresses).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp.shop.example", "SMTP.Shop.Example", "a.b.example", "192.0.2.7", "2001:db8::7"})
    void the_certificate_is_for_further_names(
            String name,
            @SmtpServer(
                            tls = Tls.IMPLICIT,
                            names = {"smtp.shop.example", "*.b.example", "192.0.2.7", "2001:db8::7"})
                    RecordingSmtpServer smtp)
            throws Exception {
        assertThat(namesIn(shownTo(name, smtp))).startsWith("localhost").contains("smtp.shop.example");
        shownTo("localhost", smtp);
    }

    @Test
    void names_are_international(
            @SmtpServer(tls = Tls.IMPLICIT, names = "smtp.bücher.example") RecordingSmtpServer smtp) throws Exception {
        assertThat(namesIn(shownTo("smtp.xn--bcher-kva.example", smtp))).contains("smtp.xn--bcher-kva.example");
    }

    @Test
    void servers_with_the_same_names_show_the_same_certificate_and_others_another() throws Exception {
        try (RecordingSmtpServer one = implicit("one.example");
                RecordingSmtpServer same = implicit("one.example");
                RecordingSmtpServer other = implicit("other.example")) {
            X509Certificate first = shownTo("one.example", one);

            assertThat(shownTo("one.example", same)).isEqualTo(first);
            assertThat(shownTo("other.example", other)).isNotEqualTo(first);
        }
    }

    @Test
    void certificates_of_many_names_are_not_kept_forever() throws Exception {
        X509Certificate before;
        try (RecordingSmtpServer smtp = implicit("first.example")) {
            before = shownTo("first.example", smtp);
        }
        IntStream.range(0, 120).forEach(i -> implicit("host" + i + ".example").close());

        try (RecordingSmtpServer smtp = implicit("first.example")) {
            assertThat(shownTo("first.example", smtp)).isNotEqualTo(before);
        }
    }

    private static RecordingSmtpServer implicit(String... names) {
        return RecordingSmtpServer.builder().tls(Tls.IMPLICIT).names(names).start();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "NOT_YET_VALID", "SELF_SIGNED", "UNTRUSTED_CA", "REVOKED"})
    void bad_certificates_have_the_names_and_are_refused_for_what_is_bad(ServerCertificate certificate)
            throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.IMPLICIT)
                .certificate(certificate)
                .names("smtp.shop.example")
                .start()) {
            assertThat(catchThrowable(
                            () -> shownTo("smtp.shop.example", smtp, certificates.sslContextCheckingRevocation())))
                    .isInstanceOf(SSLHandshakeException.class)
                    .message()
                    .doesNotContain("subject alternative");
        }
    }

    @Test
    void a_revoked_certificate_with_further_names_is_on_the_list() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.IMPLICIT)
                .certificate(ServerCertificate.REVOKED)
                .names("smtp.shop.example")
                .start()) {
            assertThat(certificates.revocationList().isRevoked(shownTo("smtp.shop.example", smtp)))
                    .isTrue();
        }
    }

    @Test
    void a_failed_handshake_tells_the_names(
            @SmtpServer(tls = Tls.IMPLICIT, names = "smtp.shop.example") RecordingSmtpServer smtp) {
        assertThatThrownBy(() -> shownTo("mail.shop.example", smtp));

        assertThat(smtp)
                .transcript()
                .singleSession()
                .hasFailedHandshake(
                        "it asked for mail.shop.example, but the certificate is for localhost, 127.0.0.1, ::1,"
                                + " smtp.shop.example");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "not a host",
        "a..b",
        ".example",
        "example.",
        "1.2.3",
        "256.0.0.1",
        "*",
        "a.*.example",
        "-a.example"
    })
    void what_is_no_host_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().names(name))
                .withMessage("names must be domains, such as smtp.example.org or *.example.org, or IP addresses, but"
                        + " found \"" + name + "\"");
    }

    @Test
    void names_without_TLS_are_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        RecordingSmtpServer.builder().names("smtp.shop.example").start())
                .withMessage("names have no effect without TLS; call tls(Tls.STARTTLS) or tls(Tls.IMPLICIT)");
    }
}
