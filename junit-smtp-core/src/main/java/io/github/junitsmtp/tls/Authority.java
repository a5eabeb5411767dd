package io.github.junitsmtp.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * Issues certificates (RFC 5280, section 4.1) and a revocation list (section 5.1). Keys use P-256, which all clients
 * support.
 */
final class Authority {

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.objectId("1.2.840.10045.4.3.2"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identity identity;

    private Authority(Identity identity) {
        this.identity = identity;
    }

    static Authority named(String name) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        X500Principal subject = new X500Principal(name);
        X509Certificate certificate = certificate(
                newSerialNumber(),
                subject,
                keys.getPrivate(),
                subject,
                keys.getPublic(),
                Validity.NOW,
                Extensions.ofAuthority(keys.getPublic()));
        return new Authority(new Identity(keys, certificate));
    }

    /** The validity period of a certificate. */
    record Validity(Instant from, Instant to) {

        /** A year, because some clients accept at most 398 days, plus a day of tolerance for clock differences. */
        static final Validity NOW = fromNow(Duration.ofDays(-1), Duration.ofDays(365));

        static Validity fromNow(Duration begin, Duration end) {
            Instant now = Instant.now();
            return new Validity(now.plus(begin), now.plus(end));
        }
    }

    X509Certificate certificate() {
        return identity.certificate();
    }

    Identity server(String name, Validity validity, List<String> hosts) throws GeneralSecurityException {
        return server(name, newSerialNumber(), validity, hosts);
    }

    Identity server(String name, BigInteger serialNumber, Validity validity, List<String> hosts)
            throws GeneralSecurityException {
        KeyPair keys = newKeys();
        byte[] extensions = Extensions.ofServer(keys.getPublic(), publicKey(), hosts);
        return issue(new X500Principal(name), serialNumber, keys, validity, extensions);
    }

    Identity client(X500Principal name) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        return issue(name, newSerialNumber(), keys, Validity.NOW, Extensions.ofClient(keys.getPublic(), publicKey()));
    }

    private Identity issue(
            X500Principal name, BigInteger serialNumber, KeyPair keys, Validity validity, byte[] extensions)
            throws GeneralSecurityException {
        X509Certificate certificate = certificate(
                serialNumber,
                certificate().getSubjectX500Principal(),
                identity.keys().getPrivate(),
                name,
                keys.getPublic(),
                validity,
                extensions);
        return new Identity(keys, certificate, certificate());
    }

    /** Issues a certificate that is signed with its own key. */
    static Identity selfSigned(String name, List<String> hosts) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        X500Principal subject = new X500Principal(name);
        byte[] extensions = Extensions.ofServer(keys.getPublic(), keys.getPublic(), hosts);
        return new Identity(
                keys,
                certificate(
                        newSerialNumber(),
                        subject,
                        keys.getPrivate(),
                        subject,
                        keys.getPublic(),
                        Validity.NOW,
                        extensions));
    }

    X509CRL revocationListOf(BigInteger serialNumber) throws GeneralSecurityException {
        byte[] entry = Der.sequence(Der.integer(serialNumber), Der.time(Validity.NOW.from()));
        byte[] list = Der.sequence(
                Der.integer(1), // version 2
                ECDSA_WITH_SHA256,
                certificate().getSubjectX500Principal().getEncoded(),
                Der.time(Validity.NOW.from()),
                Der.time(Validity.NOW.to()),
                Der.sequence(entry),
                Der.explicit(0, Extensions.ofRevocationList(publicKey())));
        return (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(
                        new ByteArrayInputStream(signed(list, identity.keys().getPrivate())));
    }

    private PublicKey publicKey() {
        return identity.keys().getPublic();
    }

    private static X509Certificate certificate(
            BigInteger serialNumber,
            X500Principal issuer,
            PrivateKey signer,
            X500Principal subject,
            PublicKey key,
            Validity validity,
            byte[] extensions)
            throws GeneralSecurityException {
        byte[] certificate = Der.sequence(
                Der.explicit(0, Der.integer(2)), // version 3
                Der.integer(serialNumber),
                ECDSA_WITH_SHA256,
                issuer.getEncoded(),
                Der.sequence(Der.time(validity.from()), Der.time(validity.to())),
                subject.getEncoded(),
                key.getEncoded(),
                Der.explicit(3, extensions));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed(certificate, signer)));
    }

    private static byte[] signed(byte[] content, PrivateKey signer) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(content);
        return Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
    }

    static BigInteger newSerialNumber() {
        return new BigInteger(127, RANDOM).setBit(126);
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
