package io.github.junitsmtp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTest {

    private final TestCertificates certificates = TestCertificates.ofThisJvm();
    private final SSLContext client = certificates.sslContext();
    private final SSLContext careful = certificates.sslContextCheckingRevocation();

    private static ThrowableAssertAlternative<SSLHandshakeException> refused(ThrowingCallable handshake) {
        return assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(handshake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
    void a_trusted_certificate_is_for_each_name_of_this_machine(String host) throws Exception {
        X509Certificate trusted =
                Handshake.of(client, host, ServerCertificate.TRUSTED).ofServer().get(0);

        assertThat(Handshake.of(careful, host, ServerCertificate.TRUSTED).ofServer())
                .containsExactly(trusted, certificates.authority());
    }

    @Test
    void an_expired_certificate_is_told_from_others() {
        refused(() -> Handshake.of(client, "localhost", ServerCertificate.EXPIRED))
                .withRootCauseInstanceOf(CertificateExpiredException.class);
    }

    @Test
    void a_certificate_of_the_future_is_told_from_others() {
        refused(() -> Handshake.of(client, "localhost", ServerCertificate.NOT_YET_VALID))
                .withRootCauseInstanceOf(CertificateNotYetValidException.class);
    }

    @Test
    void a_certificate_for_another_host_is_told_from_others() throws Exception {
        refused(() -> Handshake.of(client, "localhost", ServerCertificate.WRONG_HOST))
                .havingRootCause()
                .isInstanceOf(CertificateException.class)
                .withMessage("No subject alternative DNS name matching localhost found.");
        refused(() -> Handshake.of(client, "127.0.0.1", ServerCertificate.WRONG_HOST))
                .havingRootCause()
                .isInstanceOf(CertificateException.class)
                .withMessageStartingWith("No subject alternative names");

        Handshake.of(client, "mail.example.net", ServerCertificate.WRONG_HOST);
    }

    @ParameterizedTest
    @EnumSource(names = {"SELF_SIGNED", "UNTRUSTED_CA"})
    void nobody_vouches_for_it(ServerCertificate certificate) {
        refused(() -> Handshake.of(client, "localhost", certificate))
                .withMessageContaining("PKIX path building failed");
    }

    @Test
    void a_revoked_certificate_is_refused_by_clients_that_look_at_the_list() throws Exception {
        X509Certificate revoked = Handshake.of(client, "localhost", ServerCertificate.REVOKED)
                .ofServer()
                .get(0);

        assertThat(certificates.revocationList().isRevoked(revoked)).isTrue();
        refused(() -> Handshake.of(careful, "localhost", ServerCertificate.REVOKED))
                .havingCause()
                .havingCause()
                .isInstanceOfSatisfying(
                        CertPathValidatorException.class,
                        e -> assertThat(e.getReason()).isEqualTo(BasicReason.REVOKED));
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUSTED", "REVOKED"})
    void a_certificate_keeps_to_the_profile(ServerCertificate which) throws Exception {
        List<X509Certificate> chain = Handshake.of(client, "localhost", which).ofServer();
        X509Certificate server = chain.get(0);
        X509Certificate authority = chain.get(1);

        server.verify(authority.getPublicKey());
        assertThat(server.getVersion()).isEqualTo(3);
        assertThat(server.getSerialNumber()).isPositive().isNotEqualTo(authority.getSerialNumber());
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(server.getKeyUsage()).containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Duration.between(
                        server.getNotBefore().toInstant(), server.getNotAfter().toInstant()))
                .isBetween(Duration.ofDays(300), Duration.ofDays(398));
        assertThat(server.getSubjectAlternativeNames())
                .map(name -> name.get(1))
                .isEqualTo(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
    }

    @Test
    void the_authority_may_only_sign() throws Exception {
        X509Certificate authority = certificates.authority();

        authority.verify(authority.getPublicKey());
        certificates.revocationList().verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isNotNegative();
        assertThat(authority.getKeyUsage())
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(authority.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
    }
}
