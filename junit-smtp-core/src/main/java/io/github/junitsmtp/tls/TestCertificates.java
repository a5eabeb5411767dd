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
 * The authority that vouches for the servers of this JVM, and what clients need to trust it, as objects and as files, so that no test
 * has to trust everybody. It is made when it is first asked for, lasts as long as the JVM, and no default of the JVM knows of it.
 *
 * <pre>{@code
 * properties.put("mail.smtp.ssl.socketFactory", smtp.certificates().sslContext().getSocketFactory());
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TestCertificates {

    /** A client's context would keep a session for each server that there ever was. */
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
     * Returns the certificates of this JVM.
     *
     * @return always the same
     */
    public static TestCertificates ofThisJvm() {
        return OF_THIS_JVM;
    }

    /**
     * Returns the certificate of the authority.
     *
     * @return what to trust
     */
    public X509Certificate authority() {
        return authority.get().certificate();
    }

    /**
     * Returns what a client needs that trusts the authority, and nobody else.
     *
     * @return always the same context
     */
    public SSLContext sslContext() {
        return sslContext.get();
    }

    /**
     * Returns what a client needs that trusts the authority, and shows a certificate of its own.
     *
     * @param clientName the common name in its certificate, as it is: a comma or an equals sign in it has no meaning
     * @return always the same context for the same name
     * @throws IllegalArgumentException if the name is blank, longer than 64 characters (RFC 5280, appendix A.1), or has control
     *     characters
     */
    public SSLContext sslContext(String clientName) {
        return clientContexts.computeIfAbsent(
                clientName, name -> make(() -> context(client(name).keyManagers(), trustManagers.get())));
    }

    /**
     * Returns what a client needs that trusts the authority, but none of the certificates on {@link #revocationList()} (RFC 5280,
     * section 6.3).
     *
     * @return always the same context
     */
    public SSLContext sslContextCheckingRevocation() {
        return careful.get();
    }

    /**
     * Returns what the authority has revoked: the certificate of {@link ServerCertificate#REVOKED}.
     *
     * @return the list
     */
    public X509CRL revocationList() {
        return revocationList.get();
    }

    /**
     * Returns the revocation list as a file.
     *
     * @return a file in PEM
     */
    public Path revocationListFile() {
        return revocationListFile.get();
    }

    /**
     * Returns a store that has the authority for its only entry.
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
     * Returns the trust store as a file, such as for the SSL bundles of Spring Boot.
     *
     * @return a file in PKCS #12, with {@link #password()}
     */
    public Path trustStoreFile() {
        return trustStoreFile.get();
    }

    /**
     * Returns the authority as a file, such as for {@code curl --cacert}.
     *
     * @return a file in PEM
     */
    public Path authorityFile() {
        return authorityFile.get();
    }

    /**
     * Returns the password of all stores and of the keys in them.
     *
     * @return the password, which protects nothing
     */
    public String password() {
        return Identity.PASSWORD;
    }

    /**
     * Returns a store with the key and the certificate of a client.
     *
     * @param clientName the common name in the certificate, see {@link #sslContext(String)}
     * @return a new store
     * @throws IllegalArgumentException if that is not a name for a client
     */
    public KeyStore clientKeyStore(String clientName) {
        return make(client(clientName)::keyStore);
    }

    /**
     * Returns the key and the certificate of a client as a file.
     *
     * @param clientName the common name in the certificate, see {@link #sslContext(String)}
     * @return a file in PKCS #12, with {@link #password()}
     * @throws IllegalArgumentException if that is not a name for a client
     */
    public Path clientKeyStoreFile(String clientName) {
        return files.computeIfAbsent(
                "store of " + clientName, key -> Stores.write(clientKeyStore(clientName), "client"));
    }

    /**
     * Returns the certificate of a client as a file, such as for {@code curl --cert}.
     *
     * @param clientName the common name in the certificate, see {@link #sslContext(String)}
     * @return a file in PEM
     * @throws IllegalArgumentException if that is not a name for a client
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
     * Returns the key of a client as a file, such as for {@code curl --key}.
     *
     * @param clientName the common name in the certificate, see {@link #sslContext(String)}
     * @return a file in PEM, not encrypted
     * @throws IllegalArgumentException if that is not a name for a client
     */
    public Path clientKeyFile(String clientName) {
        return files.computeIfAbsent(
                "key of " + clientName,
                key -> Stores.writePem(
                        "client-key", "PRIVATE KEY", client(clientName).encodedKey()));
    }

    /**
     * Returns the certificate chain of a server as a file, such as for a real mail server that the same clients trust.
     *
     * @param which the certificate
     * @return a file in PEM
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
     * Returns the key of a server as a file, see {@link #serverCertificateFile(ServerCertificate)}.
     *
     * @param which the certificate that it belongs to
     * @return a file in PEM, not encrypted
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
     * Returns what a server on this machine needs that shows a certificate, and trusts the authority for those of clients.
     *
     * @param which the certificate to show
     * @return a new context
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SSLContext serverContext(ServerCertificate which) {
        return serverContext(which, ServerHosts.LOCAL);
    }

    /**
     * Returns what a server needs that shows a certificate, and trusts the authority for those of clients.
     *
     * @param which the certificate to show
     * @param hosts the hosts that the server goes by, see {@link ServerHosts}
     * @return a new context
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SSLContext serverContext(ServerCertificate which, List<String> hosts) {
        return make(() -> context(servers.get().keyManagers(which, hosts), trustManagers.get()));
    }

    /**
     * Returns the hosts that a certificate is for.
     *
     * @param which the certificate
     * @param hosts the hosts that the server goes by
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
            throw new IllegalStateException("This JVM cannot make certificates: " + e.getMessage(), e);
        }
    }
}
