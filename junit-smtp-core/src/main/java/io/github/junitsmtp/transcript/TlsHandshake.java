package io.github.junitsmtp.transcript;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How TLS began on a connection, or why it did not.
 *
 * @param protocol the version, such as {@code TLSv1.3}; empty if the handshake failed
 * @param cipherSuite such as {@code TLS_AES_256_GCM_SHA384}; empty if the handshake failed
 * @param serverName the name that the client asked for (SNI, RFC 6066, section 3), if it did
 * @param clientCertificates what the client showed, its own certificate first; empty if it showed none
 * @param failure why the handshake failed, if it did
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TlsHandshake(
        String protocol,
        String cipherSuite,
        Optional<String> serverName,
        List<X509Certificate> clientCertificates,
        Optional<String> failure) {

    /**
     * Copies the list.
     *
     * @param protocol the version
     * @param cipherSuite the cipher suite
     * @param serverName the name that the client asked for
     * @param clientCertificates what the client showed
     * @param failure why the handshake failed
     */
    public TlsHandshake {
        clientCertificates = List.copyOf(clientCertificates);
    }

    /**
     * Records a handshake that failed.
     *
     * @param reason why
     * @return the handshake
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static TlsHandshake failed(String reason) {
        return new TlsHandshake("", "", Optional.empty(), List.of(), Optional.of(reason));
    }

    /**
     * Tells whether both sides went on in TLS.
     *
     * @return false if the handshake failed
     */
    public boolean isComplete() {
        return failure.isEmpty();
    }

    /**
     * Returns who the client says it is.
     *
     * @return the subject of its certificate, such as {@code CN=shop}; empty if it showed none
     */
    public Optional<String> clientName() {
        return clientCertificates.stream()
                .findFirst()
                .map(certificate -> certificate.getSubjectX500Principal().getName());
    }

    /** Returns all of it in a line, such as {@code TLSv1.3, TLS_AES_256_GCM_SHA384, for localhost}. */
    @Override
    public String toString() {
        return failure.map(reason -> "failed: " + reason)
                .orElseGet(() -> protocol + ", " + cipherSuite
                        + serverName.map(name -> ", for " + name).orElse("")
                        + clientName()
                                .map(name -> ", client certificate " + name)
                                .orElse(""));
    }
}
