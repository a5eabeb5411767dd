package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The TLS settings of a server, and the certificate it presents. */
public final class TlsSettings {

    private final Tls mode;
    private final ServerCertificate certificate;
    private final List<String> hosts;
    private final ClientCertificate clientCertificate;
    private final String[] protocols;
    private final @Nullable SSLContext context;
    private final boolean onDemand;

    /** Takes the settings, and whether TLS may be needed beyond the mode, because the backend of a relay offers it. */
    public TlsSettings(
            Tls mode,
            ServerCertificate certificate,
            List<String> hosts,
            ClientCertificate clientCertificate,
            List<String> protocols,
            boolean onDemand) {
        this.onDemand = onDemand;
        this.mode = mode;
        this.certificate = certificate;
        this.hosts = hosts;
        this.clientCertificate = clientCertificate;
        this.protocols = protocols.toArray(new String[0]);
        this.context = mode == Tls.NONE ? null : TestCertificates.ofThisJvm().serverContext(certificate, hosts);
    }

    /** Returns the protocols. Throws if this JVM has not enabled all of them. */
    public static List<String> requirePossible(List<String> protocols) {
        if (protocols.isEmpty()) {
            return protocols; // A server without TLS needs no certificates, which are slow to make.
        }
        SSLContext context = TestCertificates.ofThisJvm().serverContext(ServerCertificate.TRUSTED);
        List<String> possible = List.of(context.getDefaultSSLParameters().getProtocols());
        if (!possible.containsAll(protocols)) {
            throw new IllegalArgumentException(
                    "tlsProtocols must be among those that this JVM supports, " + possible + ", but was " + protocols
                            + "; the security property jdk.tls.disabledAlgorithms lists the disabled ones");
        }
        return protocols;
    }

    public Tls mode() {
        return mode;
    }

    ShownCertificate certificate() {
        return ShownCertificate.of(certificate, hosts);
    }

    /** Puts TLS on a connection. Input that was already read is read again, and the host that the client asks for is remembered. */
    SSLSocket secure(HandshakeBufferSocket socket, byte[] read, RequestedName asked) throws IOException {
        SSLSocket secured = secured(socket, new ByteArrayInputStream(read));
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setSNIMatchers(List.of(asked));
        secured.setSSLParameters(parameters);
        return secured;
    }

    private SSLSocket secured(Socket socket, InputStream read) throws IOException {
        SSLContext used =
                context == null && onDemand ? TestCertificates.ofThisJvm().serverContext(certificate, hosts) : context;
        if (used == null) {
            throw new IOException("TLS is not available here");
        }
        SSLSocket secured = (SSLSocket) used.getSocketFactory().createSocket(socket, read, true);
        if (protocols.length > 0) {
            secured.setEnabledProtocols(protocols);
        }
        secured.setWantClientAuth(clientCertificate == ClientCertificate.REQUESTED);
        if (clientCertificate == ClientCertificate.REQUIRED) {
            secured.setNeedClientAuth(true);
        }
        return secured;
    }

    /** Wraps a connection of one of the server's other protocols in TLS; their clients use TLS from the start. */
    public Socket secure(Socket socket) throws IOException {
        return secured(socket, InputStream.nullInputStream());
    }
}
