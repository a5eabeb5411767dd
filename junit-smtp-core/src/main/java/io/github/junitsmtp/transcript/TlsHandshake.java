package io.github.junitsmtp.transcript;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A TLS handshake that has ended, successfully or not. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TlsHandshake {

    private final @Nullable String protocol;
    private final @Nullable String cipherSuite;
    private final @Nullable String serverName;
    private final List<X509Certificate> clientCertificates;
    private final @Nullable String failure;
    private final List<String> certificateHosts;

    private TlsHandshake(
            @Nullable String protocol,
            @Nullable String cipherSuite,
            @Nullable String serverName,
            List<X509Certificate> clientCertificates,
            @Nullable String failure,
            List<String> certificateHosts) {
        this.protocol = protocol;
        this.cipherSuite = cipherSuite;
        this.serverName = serverName;
        this.clientCertificates = List.copyOf(clientCertificates);
        this.failure = failure;
        this.certificateHosts = List.copyOf(certificateHosts);
    }

    /**
     * Creates a successful handshake.
     *
     * @param protocol the TLS version
     * @param cipherSuite the cipher suite
     * @param serverName the host name that the client requested, if any
     * @param clientCertificates the certificates that the client presented
     * @return the handshake
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static TlsHandshake succeeded(
            String protocol,
            String cipherSuite,
            Optional<String> serverName,
            List<X509Certificate> clientCertificates) {
        return new TlsHandshake(protocol, cipherSuite, serverName.orElse(null), clientCertificates, null, List.of());
    }

    /**
     * Creates a failed handshake.
     *
     * @param reason why the handshake failed
     * @return the handshake
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static TlsHandshake failed(String reason) {
        return failed(reason, Optional.empty());
    }

    /**
     * Creates a failed handshake.
     *
     * @param reason why the handshake failed
     * @param serverName the host name that the client requested, if any
     * @return the handshake
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static TlsHandshake failed(String reason, Optional<String> serverName) {
        return new TlsHandshake(null, null, serverName.orElse(null), List.of(), reason, List.of());
    }

    /**
     * Returns a copy of this handshake with the hosts in the server's certificate.
     *
     * @param hosts the names and addresses
     * @return the copy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public TlsHandshake withCertificateFor(List<String> hosts) {
        return new TlsHandshake(protocol, cipherSuite, serverName, clientCertificates, failure, hosts);
    }

    /** Returns the hosts in the certificate of the server; empty if unknown. */
    List<String> certificateHosts() {
        return certificateHosts;
    }

    /**
     * Returns the TLS version.
     *
     * @return the version, such as {@code TLSv1.3}; empty if the handshake failed
     */
    public Optional<String> protocol() {
        return Optional.ofNullable(protocol);
    }

    /**
     * Returns the cipher suite.
     *
     * @return its name, such as {@code TLS_AES_256_GCM_SHA384}; empty if the handshake failed
     */
    public Optional<String> cipherSuite() {
        return Optional.ofNullable(cipherSuite);
    }

    /**
     * Returns the host name that the client requested (SNI, RFC 6066, section 3).
     *
     * @return the name, or empty if the client sent none
     */
    public Optional<String> serverName() {
        return Optional.ofNullable(serverName);
    }

    /**
     * Returns the certificates that the client presented.
     *
     * @return the certificates, the client's own first; empty if it presented none
     */
    public List<X509Certificate> clientCertificates() {
        return clientCertificates;
    }

    /**
     * Returns the name in the client's certificate.
     *
     * @return the subject, such as {@code CN=shop}; empty if the client presented no certificate
     */
    public Optional<String> clientName() {
        return clientCertificates.stream()
                .findFirst()
                .map(certificate -> certificate.getSubjectX500Principal().getName());
    }

    /**
     * Returns why the handshake failed.
     *
     * @return the reason, or empty if it succeeded
     */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Returns whether the handshake succeeded.
     *
     * @return true if it succeeded
     */
    public boolean isComplete() {
        return failure == null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlsHandshake that
                && Objects.equals(protocol, that.protocol)
                && Objects.equals(cipherSuite, that.cipherSuite)
                && Objects.equals(serverName, that.serverName)
                && clientCertificates.equals(that.clientCertificates)
                && Objects.equals(failure, that.failure);
    }

    @Override
    public int hashCode() {
        return Objects.hash(protocol, cipherSuite, serverName, clientCertificates, failure);
    }

    /** Returns a one-line summary, such as {@code TLSv1.3, TLS_AES_256_GCM_SHA384, for localhost}. */
    @Override
    public String toString() {
        return failure()
                .map(reason -> "failed: " + reason)
                .orElseGet(() -> protocol + ", " + cipherSuite
                        + serverName().map(name -> ", for " + name).orElse("")
                        + clientName()
                                .map(name -> ", client certificate " + name)
                                .orElse(""));
    }
}
