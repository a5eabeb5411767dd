package io.github.junitsmtp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCertificateTest {

    private final TestCertificates certificates = TestCertificates.ofThisJvm();

    private Handshake handshake(SSLContext client, ClientCertificate wanted) throws Exception {
        return Handshake.of(client, "localhost", ServerCertificate.TRUSTED, wanted);
    }

    @ParameterizedTest
    @CsvSource({"NOT_ASKED, 0", "REQUESTED, 2", "REQUIRED, 2"})
    void it_is_shown_to_servers_that_ask(ClientCertificate wanted, int shown) throws Exception {
        assertThat(handshake(certificates.sslContext("shop"), wanted).ofClient())
                .hasSize(shown)
                .allMatch(certificate -> certificate
                        .getIssuerX500Principal()
                        .equals(certificates.authority().getSubjectX500Principal()));
    }

    @Test
    void who_shows_none_is_refused_only_where_it_is_required() throws Exception {
        assertThat(handshake(certificates.sslContext(), ClientCertificate.REQUESTED)
                        .ofClient())
                .isEmpty();
        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> handshake(certificates.sslContext(), ClientCertificate.REQUIRED));
    }

    @Test
    void it_is_for_clients_alone() throws Exception {
        X509Certificate client =
                (X509Certificate) certificates.clientKeyStore("shop").getCertificateChain("key")[0];

        client.verify(certificates.authority().getPublicKey());
        assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(client.getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
    }

    static Stream<String> names() {
        return Stream.of(
                "shop, Inc.", "a=b+c", "CN=a,O=b", "#x", " x ", "\"x\"", "a\\b", "a;b<c>", "Zoë 中😀", "x".repeat(64));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_name_arrives_as_it_is(String name) throws Exception {
        Handshake handshake = handshake(certificates.sslContext(name), ClientCertificate.REQUIRED);

        LdapName subject = new LdapName(
                handshake.ofClient().get(0).getSubjectX500Principal().getName());
        assertThat(subject.getRdns())
                .singleElement()
                .returns("CN", rdn -> rdn.getType())
                .returns(name, rdn -> rdn.getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void a_name_has_a_length(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certificates.sslContext(name))
                .withMessage(
                        "client name must have between 1 and 64 characters and not be blank (RFC 5280, appendix A.1) but was \""
                                + name + "\"");
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', U+000A", "'\0', U+0000", "'\ud83dx', U+D83D"})
    void a_name_is_printable(String name, String found) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certificates.clientKeyFile(name))
                .withMessage("client name must be printable but contains " + found);
    }
}
