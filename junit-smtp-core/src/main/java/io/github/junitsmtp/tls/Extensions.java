package io.github.junitsmtp.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.List;

/** The extensions of certificates and revocation lists (RFC 5280, sections 4.2 and 5.2). */
final class Extensions {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private Extensions() {}

    /** The extensions of an authority: it may sign certificates and revocation lists, and nothing else. */
    static byte[] ofAuthority(PublicKey key) {
        return Der.sequence(
                critical("2.5.29.19", Der.sequence(Der.isTrue())),
                critical("2.5.29.15", Der.bits(1, (byte) 0x06)),
                subjectKey(key));
    }

    static byte[] ofServer(PublicKey key, PublicKey issuer, List<String> hosts) {
        return Der.sequence(signature(), usage("1.3.6.1.5.5.7.3.1"), subjectKey(key), issuerKey(issuer), names(hosts));
    }

    static byte[] ofClient(PublicKey key, PublicKey issuer) {
        return Der.sequence(signature(), usage("1.3.6.1.5.5.7.3.2"), subjectKey(key), issuerKey(issuer));
    }

    static byte[] ofRevocationList(PublicKey issuer) {
        return Der.sequence(issuerKey(issuer), extension("2.5.29.20", Der.integer(BigInteger.ONE)));
    }

    private static byte[] signature() {
        return critical("2.5.29.15", Der.bits(7, (byte) 0x80));
    }

    private static byte[] usage(String purpose) {
        return extension("2.5.29.37", Der.sequence(Der.objectId(purpose)));
    }

    private static byte[] subjectKey(PublicKey key) {
        return extension("2.5.29.14", Der.octets(identifier(key)));
    }

    private static byte[] issuerKey(PublicKey key) {
        return extension("2.5.29.35", Der.sequence(Der.tagged(0, identifier(key))));
    }

    private static byte[] names(List<String> hosts) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        hosts.forEach(host -> names.writeBytes(name(host)));
        return extension("2.5.29.17", Der.sequence(names.toByteArray()));
    }

    private static byte[] name(String host) {
        if (!host.matches("[0-9.]+|.*:.*")) {
            return Der.tagged(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII));
        }
        try {
            return Der.tagged(IP_ADDRESS, InetAddress.getByName(host).getAddress()); // no DNS lookup for a literal
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + host, e);
        }
    }

    /** Any hash of the key is allowed (RFC 5280, section 4.2.1.2). */
    private static byte[] identifier(PublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM does not support SHA-1", e);
        }
    }

    private static byte[] critical(String id, byte[] value) {
        return Der.sequence(Der.objectId(id), Der.isTrue(), Der.octets(value));
    }

    private static byte[] extension(String id, byte[] value) {
        return Der.sequence(Der.objectId(id), Der.octets(value));
    }
}
