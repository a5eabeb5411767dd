package io.github.junitsmtp.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A key with its certificate. Unless the certificate is self-signed, that of its issuer is included.
 *
 * @param keys the key pair
 * @param chain the certificate, and its issuer's certificate unless that is the same
 */
record Identity(KeyPair keys, X509Certificate... chain) {

    static final String PASSWORD = "changeit";

    private static final int NUMBER = 32; // octets of a P-256 number

    X509Certificate certificate() {
        return chain[0];
    }

    /**
     * Returns the key as PKCS #8 including the public key. The JDK's encoding omits it, and GnuTLS cannot read keys
     * without it (RFC 5915, section 3).
     */
    byte[] encodedKey() {
        byte[] scalar = ((ECPrivateKey) keys.getPrivate()).getS().toByteArray();
        byte[] number = new byte[NUMBER];
        int length = Math.min(scalar.length, NUMBER); // without the sign byte
        System.arraycopy(scalar, scalar.length - length, number, NUMBER - length, length);
        byte[] info = keys.getPublic().getEncoded(); // ends with the point: 4, x, y
        byte[] point = Arrays.copyOfRange(info, info.length - 1 - 2 * NUMBER, info.length);
        return Der.sequence(
                Der.integer(0),
                Der.sequence(Der.objectId("1.2.840.10045.2.1"), Der.objectId("1.2.840.10045.3.1.7")),
                Der.octets(Der.sequence(Der.integer(1), Der.octets(number), Der.explicit(1, Der.bits(0, point)))));
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
