package io.github.junitsmtp.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Somebody with a key and a certificate, which others than authorities show with those that vouch for it.
 *
 * @param keys the key
 * @param chain the certificate, and that of its issuer unless that is the same
 */
record Identity(KeyPair keys, X509Certificate... chain) {

    static final String PASSWORD = "changeit";

    X509Certificate certificate() {
        return chain[0];
    }

    KeyStore keyStore() throws GeneralSecurityException {
        KeyStore store = Stores.empty();
        store.setKeyEntry("key", keys.getPrivate(), PASSWORD.toCharArray(), chain);
        return store;
    }

    KeyManager[] keyManagers() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keyStore(), PASSWORD.toCharArray());
        return factory.getKeyManagers();
    }
}
