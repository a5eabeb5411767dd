package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** How a server does TLS, and what it shows. */
public final class TlsSettings {

    private final Tls mode;
    private final ServerCertificate certificate;
    private final ClientCertificate clientCertificate;
    private final String[] protocols;
    private final @Nullable SSLContext context;
    private final boolean onDemand;

    /** Takes how a server does TLS, and whether it may have to although that is not its mode, as a server behind a relay offers it. */
    public TlsSettings(
            Tls mode,
            ServerCertificate certificate,
            ClientCertificate clientCertificate,
            List<String> protocols,
            boolean onDemand) {
        this.onDemand = onDemand;
        this.mode = mode;
        this.certificate = certificate;
        this.clientCertificate = clientCertificate;
        this.protocols = protocols.toArray(new String[0]);
        this.context = mode == Tls.NONE ? null : TestCertificates.ofThisJvm().serverContext(certificate);
    }

    /** Returns the protocols. Throws if this JVM has not enabled all of them. */
    public static List<String> requirePossible(List<String> protocols) {
        SSLContext context = TestCertificates.ofThisJvm().serverContext(ServerCertificate.TRUSTED);
        List<String> possible = List.of(context.getDefaultSSLParameters().getProtocols());
        if (!possible.containsAll(protocols)) {
            throw new IllegalArgumentException("This JVM has TLS in the versions " + possible + " but was asked for "
                    + protocols + "; jdk.tls.disabledAlgorithms tells which are switched off");
        }
        return protocols;
    }

    public Tls mode() {
        return mode;
    }

    ShownCertificate certificate() {
        return ShownCertificate.of(certificate);
    }

    /** Puts TLS on a connection; what was read of it already is read again, and the host that the client asks for is remembered. */
    SSLSocket secure(HandshakeBufferSocket socket, byte[] read, RequestedName asked) throws IOException {
        SSLContext used =
                context == null && onDemand ? TestCertificates.ofThisJvm().serverContext(certificate) : context;
        if (used == null) {
            throw new IOException("There is no TLS here");
        }
        SSLSocket secured =
                (SSLSocket) used.getSocketFactory().createSocket(socket, new ByteArrayInputStream(read), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setSNIMatchers(List.of(asked));
        secured.setSSLParameters(parameters);
        if (protocols.length > 0) {
            secured.setEnabledProtocols(protocols);
        }
        secured.setWantClientAuth(clientCertificate == ClientCertificate.REQUESTED);
        if (clientCertificate == ClientCertificate.REQUIRED) {
            secured.setNeedClientAuth(true);
        }
        return secured;
    }
}
