package io.github.junitsmtp.internal.relay;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Makes sure that a server in TLS is the one that it should be. */
final class Identification {

    private Identification() {}

    /** Puts TLS on a connection, whose certificate has to be trusted and to name the host. */
    static SSLSocket secured(Socket socket, RelayTarget target) throws IOException {
        String name = withoutLastDot(target.host());
        SSLSocket secured =
                (SSLSocket) target.trust().getSocketFactory().createSocket(socket, name, target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the rule for names is the same for SMTP
        parameters.setServerNames(serverNames(name));
        secured.setSSLParameters(parameters);
        return secured;
    }

    private static String withoutLastDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Returns the name to ask for: none for an address, and for what cannot be the name of a host. */
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
