package io.github.junitsmtp.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A handshake over a real connection, with a client that checks the host name (RFC 9525, section 6). */
record Handshake(List<X509Certificate> ofServer, List<X509Certificate> ofClient) {

    private static final int PATIENCE = 30_000;

    static Handshake of(SSLContext client, String host, ServerCertificate certificate) throws Exception {
        return of(client, host, certificate, ClientCertificate.NOT_ASKED);
    }

    /** Throws the client's exception, or else the server's. */
    static Handshake of(SSLContext client, String host, ServerCertificate certificate, ClientCertificate wanted)
            throws Exception {
        return of(client, host, TestCertificates.ofThisJvm().serverContext(certificate), wanted);
    }

    static Handshake of(SSLContext client, String host, SSLContext context, ClientCertificate wanted) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(PATIENCE);
            server.setWantClientAuth(wanted == ClientCertificate.REQUESTED);
            if (wanted == ClientCertificate.REQUIRED) {
                server.setNeedClientAuth(true);
            }
            FutureTask<SSLSession> accepted = new FutureTask<>(() -> accept(server));
            Thread thread = new Thread(accepted, "TLS server");
            thread.start();
            SSLSession session = connect(client, host, server.getLocalPort());
            return new Handshake(chain(session), chain(accepted.get()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException refused ? refused : e;
        }
    }

    private static SSLSession accept(SSLServerSocket server) throws IOException {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.setSoTimeout(PATIENCE);
            socket.startHandshake();
            return socket.getSession();
        }
    }

    /** The connection does not need the host name, so no name is looked up. */
    private static SSLSession connect(SSLContext context, String host, int port) throws IOException {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
            socket.setSoTimeout(PATIENCE);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession();
        }
    }

    private static List<X509Certificate> chain(SSLSession session) {
        try {
            return Stream.of(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
