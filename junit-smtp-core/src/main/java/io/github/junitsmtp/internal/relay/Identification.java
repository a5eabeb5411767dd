package io.github.junitsmtp.internal.relay;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Verifies the identity of a TLS server. */
final class Identification {

    private Identification() {}

    /** Puts TLS on a connection. The certificate must be trusted and name the host. */
    static SSLSocket secured(Socket socket, RelayTarget target) throws IOException {
        String name = withoutLastDot(target.host());
        SSLSocket secured =
                (SSLSocket) target.trust().getSocketFactory().createSocket(socket, name, target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // SMTP follows the same rule for names
        parameters.setServerNames(serverNames(name));
        secured.setSSLParameters(parameters);
        return secured;
    }

    private static String withoutLastDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Returns the name for SNI; none for an IP address or an invalid host name. */
    private static List<SNIServerName> serverNames(String host) {
        if (host.matches("[0-9.]+") || host.contains(":")) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
