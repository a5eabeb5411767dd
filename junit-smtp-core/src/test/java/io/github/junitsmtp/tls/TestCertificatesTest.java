package io.github.junitsmtp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TestCertificatesTest {

    private final TestCertificates certificates = TestCertificates.ofThisJvm();
    private final char[] password = certificates.password().toCharArray();

    private static CertificateFactory x509() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }

    private static ECPrivateKey key(Path pem) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(pem).replaceAll("-----.*-----|\\s", "");
        return (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static List<String> settings() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("javax.net.ssl."))
                .map(name -> name + "=" + System.getProperty(name))
                .sorted()
                .toList();
    }

    @Test
    void the_trust_store_has_the_authority_alone() throws Exception {
        KeyStore read = KeyStore.getInstance(certificates.trustStoreFile().toFile(), password);

        assertThat(Collections.list(read.aliases())).containsExactly("authority");
        assertThat(read.getCertificate("authority")).isEqualTo(certificates.authority());
        assertThat(read.getType()).isEqualToIgnoringCase("PKCS12");
    }

    @Test
    void a_store_is_the_own_of_who_asked() throws Exception {
        certificates.trustStore().deleteEntry("authority");
        certificates.clientKeyStore("ada").deleteEntry("key");

        assertThat(certificates.trustStore().size()).isOne();
        assertThat(certificates.clientKeyStore("ada").size()).isOne();
    }

    @Test
    void PEM_files_can_be_read() throws Exception {
        try (InputStream authority = Files.newInputStream(certificates.authorityFile());
                InputStream list = Files.newInputStream(certificates.revocationListFile())) {
            assertThat(x509().generateCertificate(authority)).isEqualTo(certificates.authority());
            assertThat(x509().generateCRL(list)).isEqualTo(certificates.revocationList());
        }
    }

    @Test
    void the_files_of_a_client_are_of_one_key() throws Exception {
        KeyStore store =
                KeyStore.getInstance(certificates.clientKeyStoreFile("ada").toFile(), password);

        assertThat(key(certificates.clientKeyFile("ada")).getS())
                .isEqualTo(((ECPrivateKey) store.getKey("key", password)).getS());
        try (InputStream pem = Files.newInputStream(certificates.clientCertificateFile("ada"))) {
            assertThat(store.getCertificateChain("key"))
                    .containsExactly(x509().generateCertificate(pem), certificates.authority());
        }
        assertThat(certificates.clientKeyFile("ada")).isEqualTo(certificates.clientKeyFile("ada"));
    }

    @Test
    void a_key_has_its_public_key_beside_it_for_GnuTLS() throws Exception {
        Path file = certificates.clientKeyFile("ada");
        String base64 = Files.readString(file).replaceAll("-----.*-----|\\s", "");

        byte[] publicKey = certificates
                .clientKeyStore("ada")
                .getCertificate("key")
                .getPublicKey()
                .getEncoded();
        assertThat(Base64.getDecoder().decode(base64)).endsWith(Arrays.copyOfRange(publicKey, 26, 91));
    }

    @Test
    void a_server_of_its_own_shows_the_certificate_of_the_files() throws Exception {
        Path file = certificates.serverCertificateFile(ServerCertificate.TRUSTED);
        List<Certificate> chain;
        try (InputStream pem = Files.newInputStream(file)) {
            chain = List.copyOf(x509().generateCertificates(pem));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server",
                key(certificates.serverKeyFile(ServerCertificate.TRUSTED)),
                password,
                chain.toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(keys.getKeyManagers(), null, null);

        assertThat(Handshake.of(certificates.sslContext(), "localhost", server, ClientCertificate.NOT_ASKED)
                        .ofServer())
                .isEqualTo(chain);
        assertThat(chain.get(1)).isEqualTo(certificates.authority());
        assertThat(certificates.serverCertificateFile(ServerCertificate.TRUSTED))
                .isEqualTo(file);
        assertThat(certificates.serverCertificateFile(ServerCertificate.EXPIRED))
                .isNotEqualTo(file);
    }

    @Test
    void files_are_for_the_eyes_of_this_user() throws IOException {
        Path file = certificates.clientKeyFile("ada");

        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void the_defaults_of_the_JVM_do_not_know_of_it() throws Exception {
        SSLContext before = SSLContext.getDefault();
        List<String> properties = settings();
        Handshake.of(certificates.sslContext("ada"), "localhost", ServerCertificate.TRUSTED);

        assertThat(SSLContext.getDefault()).isSameAs(before);
        assertThat(settings()).isEqualTo(properties);
        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> Handshake.of(before, "localhost", ServerCertificate.TRUSTED))
                .withMessageContaining("PKIX path building failed");
    }

    @Test
    void who_asks_at_the_same_time_gets_the_same() {
        assertThat(IntStream.range(0, 50)
                        .parallel()
                        .mapToObj(i -> certificates.sslContext("crowd"))
                        .distinct())
                .hasSize(1);
        assertThat(IntStream.range(0, 50)
                        .parallel()
                        .mapToObj(i -> certificates.clientKeyFile("crowd"))
                        .distinct())
                .hasSize(1);
    }
}
