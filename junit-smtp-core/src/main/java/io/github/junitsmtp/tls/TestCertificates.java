package io.github.junitsmtp.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apiguardian.api.API;

/**
 * The certificate authority for the servers in this JVM, and everything that clients need in order to trust it, as
 * objects and as files. With these, no test has to trust all certificates. The authority is created on first use and
 * exists until the JVM exits. The JVM's defaults are not changed.
 *
 * <pre>{@code
 * properties.put("mail.smtp.ssl.socketFactory", smtp.certificates().sslContext().getSocketFactory());
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TestCertificates {

    /** Otherwise, a client's context would keep a session for every server. */
    private static final int SESSIONS_KEPT = 100;

    private static final TestCertificates OF_THIS_JVM = new TestCertificates();

    private final Once<Authority> authority = new Once<>(() -> Authority.named("CN=Test authority, O=junit-smtp"));
    private final Once<ServerIdentities> servers = new Once<>(() -> new ServerIdentities(authority.get()));
    private final Once<TrustManager[]> trustManagers = new Once<>(() -> Trust.in(trustStore()));
    private final Map<String, Identity> clients = new ConcurrentHashMap<>();
    private final Map<String, SSLContext> clientContexts = new ConcurrentHashMap<>();
    private final Once<X509CRL> revocationList =
            new Once<>(() -> authority.get().revocationListOf(servers.get().revoked()));
    private final Once<SSLContext> sslContext = new Once<>(() -> context(new KeyManager[0], trustManagers.get()));
    private final Once<SSLContext> careful =
            new Once<>(() -> context(new KeyManager[0], Trust.in(trustStore(), revocationList())));
    private final Once<Path> trustStoreFile = new Once<>(() -> Stores.write(trustStore(), "trust"));
    private final Once<Path> authorityFile = new Once<>(
            () -> Stores.writePem("authority", "CERTIFICATE", authority().getEncoded()));
    private final Once<Path> revocationListFile = new Once<>(
            () -> Stores.writePem("revoked", "X509 CRL", revocationList().getEncoded()));
    private final Map<String, Path> files = new ConcurrentHashMap<>();

    private TestCertificates() {}

    /**
     * Returns the certificates for this JVM.
     *
     * @return the same instance on each call
     */
    public static TestCertificates ofThisJvm() {
        return OF_THIS_JVM;
    }

    /**
     * Returns the certificate of the authority.
     *
     * @return the certificate to trust
     */
    public X509Certificate authority() {
        return authority.get().certificate();
    }

    /**
     * Returns a client-side SSL context that trusts only the authority.
     *
     * @return the same context on each call
     */
    public SSLContext sslContext() {
        return sslContext.get();
    }

    /**
     * Returns a client-side SSL context that trusts only the authority and presents a client certificate.
     *
     * @param clientName the common name in the certificate; a comma or an equals sign has no special meaning
     * @return the same context on each call with the same name
     * @throws IllegalArgumentException if the name is blank, is longer than 64 characters (RFC 5280, appendix A.1), or
     *     contains control characters
     */
    public SSLContext sslContext(String clientName) {
        return clientContexts.computeIfAbsent(
                clientName, name -> make(() -> context(client(name).keyManagers(), trustManagers.get())));
    }

    /**
     * Returns a client-side SSL context that trusts only the authority and rejects certificates on
     * {@link #revocationList()} (RFC 5280, section 6.3).
     *
     * @return the same context on each call
     */
    public SSLContext sslContextCheckingRevocation() {
        return careful.get();
    }

    /**
     * Returns the authority's revocation list, which contains only {@link ServerCertificate#REVOKED}.
     *
     * @return the revocation list
     */
    public X509CRL revocationList() {
        return revocationList.get();
    }

    /**
     * Returns the revocation list as a file.
     *
     * @return a PEM file
     */
    public Path revocationListFile() {
        return revocationListFile.get();
    }

    /**
     * Returns a trust store that contains only the authority.
     *
     * @return a new store
     */
    public KeyStore trustStore() {
        return make(() -> {
            KeyStore store = Stores.empty();
            store.setCertificateEntry("authority", authority());
            return store;
        });
    }

    /**
     * Returns the trust store as a file, for example for Spring Boot's SSL bundles.
     *
     * @return a PKCS #12 file, protected with {@link #password()}
     */
    public Path trustStoreFile() {
        return trustStoreFile.get();
    }

    /**
     * Returns the certificate of the authority as a file, for example for {@code curl --cacert}.
     *
     * @return a PEM file
     */
    public Path authorityFile() {
        return authorityFile.get();
    }

    /**
     * Returns the password for all stores and their keys.
     *
     * @return the password, which is not a secret
     */
    public String password() {
        return Identity.PASSWORD;
    }

    /**
     * Returns a key store with the key and the certificate of a client.
     *
     * @param clientName the common name in the certificate; see {@link #sslContext(String)}
     * @return a new store
     * @throws IllegalArgumentException if the name is invalid
     */
    public KeyStore clientKeyStore(String clientName) {
        return make(client(clientName)::keyStore);
    }

    /**
     * Returns the key and the certificate of a client as a file.
     *
     * @param clientName the common name in the certificate; see {@link #sslContext(String)}
     * @return a PKCS #12 file, protected with {@link #password()}
     * @throws IllegalArgumentException if the name is invalid
     */
    public Path clientKeyStoreFile(String clientName) {
        return files.computeIfAbsent(
                "store of " + clientName, key -> Stores.write(clientKeyStore(clientName), "client"));
    }

    /**
     * Returns the certificate of a client as a file, for example for {@code curl --cert}.
     *
     * @param clientName the common name in the certificate; see {@link #sslContext(String)}
     * @return a PEM file
     * @throws IllegalArgumentException if the name is invalid
     */
    public Path clientCertificateFile(String clientName) {
        return files.computeIfAbsent(
                "certificate of " + clientName,
                key -> make(() -> Stores.writePem(
                        "client",
                        "CERTIFICATE",
                        client(clientName).certificate().getEncoded())));
    }

    /**
     * Returns the key of a client as a file, for example for {@code curl --key}.
     *
     * @param clientName the common name in the certificate; see {@link #sslContext(String)}
     * @return an unencrypted PEM file
     * @throws IllegalArgumentException if the name is invalid
     */
    public Path clientKeyFile(String clientName) {
        return files.computeIfAbsent(
                "key of " + clientName,
                key -> Stores.writePem(
                        "client-key", "PRIVATE KEY", client(clientName).encodedKey()));
    }

    /**
     * Returns a file with a server's certificate chain, for example to install on a real mail server that the same clients should trust.
     *
     * @param which the certificate
     * @return a PEM file
     */
    public Path serverCertificateFile(ServerCertificate which) {
        return files.computeIfAbsent(
                "server certificate " + which,
                key -> make(() -> Stores.writePem("server", "CERTIFICATE", encodedChainOf(which))));
    }

    private byte[][] encodedChainOf(ServerCertificate which) throws GeneralSecurityException {
        X509Certificate[] chain = servers.get().outside(which).chain();
        byte[][] encoded = new byte[chain.length][];
        for (int i = 0; i < chain.length; i++) {
            encoded[i] = chain[i].getEncoded();
        }
        return encoded;
    }

    /**
     * Returns the key of a server as a file; see {@link #serverCertificateFile(ServerCertificate)}.
     *
     * @param which the certificate whose key to return
     * @return an unencrypted PEM file
     */
    public Path serverKeyFile(ServerCertificate which) {
        return files.computeIfAbsent(
                "server key " + which,
                key -> make(() -> Stores.writePem(
                        "server-key",
                        "PRIVATE KEY",
                        servers.get().outside(which).encodedKey())));
    }

    /**
     * Returns an SSL context for a server on this machine. The context presents the given certificate and trusts client
     * certificates that the authority has issued.
     *
     * @param which the certificate to present
     * @return a new context
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SSLContext serverContext(ServerCertificate which) {
        return serverContext(which, ServerHosts.LOCAL);
    }

    /**
     * Returns an SSL context for a server on the given hosts. The context presents the given certificate and trusts
     * client certificates that the authority has issued.
     *
     * @param which the certificate to present
     * @param hosts the hosts of the server; see {@link ServerHosts}
     * @return a new context
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SSLContext serverContext(ServerCertificate which, List<String> hosts) {
        return make(() -> context(servers.get().keyManagers(which, hosts), trustManagers.get()));
    }

    /**
     * Returns the hosts for which a certificate is valid.
     *
     * @param which the certificate
     * @param hosts the hosts of the server
     * @return their names and addresses
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<String> hostsOf(ServerCertificate which, List<String> hosts) {
        return ServerIdentities.hostsOf(which, hosts);
    }

    private Identity client(String name) {
        return clients.computeIfAbsent(name, key -> make(() -> authority.get().client(ClientName.of(key))));
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        context.getClientSessionContext().setSessionCacheSize(SESSIONS_KEPT);
        context.getServerSessionContext().setSessionCacheSize(SESSIONS_KEPT);
        return context;
    }

    static <T> T make(Callable<T> maker) {
        try {
            return maker.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("This JVM cannot create certificates: " + e.getMessage(), e);
        }
    }
}
