package io.github.junitsmtp.internal.dkim;

import io.github.junitsmtp.internal.text.Printable;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;

/**
 * A public key as published by a domain.
 *
 * @param key the key
 * @param isStrict whether i= must not be in a subdomain of d=
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.6.1">RFC 6376, section 3.6.1</a>
 */
record KeyRecord(PublicKey key, boolean isStrict) {

    /** RFC 8301, section 3.2, requires verifiers to support 4096 bits. Much larger keys would take too long. */
    private static final int MOST_BITS = 8192;

    private static final int FEWEST_BITS = 1024;

    /** The bytes before the key in a SubjectPublicKeyInfo (RFC 8410, section 4). */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The algorithm in a SubjectPublicKeyInfo (RFC 3279, section 2.3.1). */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    /** Parses the record with the given name. */
    static KeyRecord named(String name, String text, Algorithm algorithm) throws VerificationException {
        try {
            return parse(text, algorithm);
        } catch (VerificationException e) {
            throw new VerificationException(
                    "has no usable key because the record " + Printable.line(name) + " " + e.getMessage());
        }
    }

    private static KeyRecord parse(String text, Algorithm algorithm) throws VerificationException {
        TagList tags = TagList.parse(text);
        if (tags.find("v").isPresent()
                && (!tags.startsWith("v") || !tags.get("v").equals("DKIM1"))) {
            throw new VerificationException("is malformed: v=, if present, must come first and be DKIM1");
        }
        String type = tags.find("k").orElse("rsa");
        if (!type.equals(algorithm.keyType())) {
            throw new VerificationException(
                    "is for k=" + Printable.line(type) + ", but the signature has a=" + algorithm);
        }
        if (tags.find("h").isPresent() && !tags.items("h").contains(algorithm.hash())) {
            throw new VerificationException("does not allow " + algorithm.hash() + ": its h= is "
                    + Printable.quote(tags.find("h").orElse("")));
        }
        List<String> services = tags.items("s");
        if (!services.isEmpty() && !services.contains("email") && !services.contains("*")) {
            throw new VerificationException("is not for email: its s= is "
                    + Printable.quote(tags.find("s").orElse("")));
        }
        if (tags.find("p").filter(String::isEmpty).isPresent()) {
            throw new VerificationException("revokes the key: its p= is empty");
        }
        return new KeyRecord(
                algorithm == Algorithm.ED25519_SHA256 ? ed25519(tags.base64("p")) : rsa(tags.base64("p")),
                tags.items("t").contains("s"));
    }

    private static PublicKey ed25519(byte[] octets) throws VerificationException {
        if (octets.length != 32) {
            throw new VerificationException(
                    "has no Ed25519 key: p= has " + octets.length + " octets instead of 32 (RFC 8463, section 3)");
        }
        return key("Ed25519", concat(ED25519, octets));
    }

    /** Parses a SubjectPublicKeyInfo, the usual form, or an RSAPublicKey, the form in the grammar. */
    private static PublicKey rsa(byte[] octets) throws VerificationException {
        PublicKey key = key("RSA", isBareRsaKey(octets) ? wrapped(octets) : octets);
        int bits = ((RSAPublicKey) key).getModulus().bitLength();
        if (bits < FEWEST_BITS) {
            throw new VerificationException(
                    "has an RSA key of " + bits
                            + " bits, which verifiers refuse; the minimum is 1024, and 2048 is recommended (RFC 8301, section 3.2)");
        }
        if (bits > MOST_BITS) {
            throw new VerificationException(
                    "has an RSA key of " + bits
                            + " bits, which junit-smtp does not support; verifiers need not accept more than 4096 (RFC 8301, section 3.2)");
        }
        return key;
    }

    /** Returns whether the sequence begins with an INTEGER, the modulus, rather than with the algorithm. */
    private static boolean isBareRsaKey(byte[] octets) {
        if (octets.length < 4) {
            return false;
        }
        int lengthOctets = octets[1] < 0 ? octets[1] & 0x7f : 0;
        int first = 2 + lengthOctets;
        return first < octets.length && octets[first] == 0x02;
    }

    private static byte[] wrapped(byte[] bareKey) {
        byte[] bits = der(0x03, concat(new byte[] {0}, bareKey));
        return der(0x30, concat(RSA, bits));
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        byte[] length = BigInteger.valueOf(content.length).toByteArray();
        int zeros = length[0] == 0 ? 1 : 0;
        if (content.length >= 0x80) {
            out.write(0x80 | length.length - zeros);
        }
        out.write(length, zeros, length.length - zeros);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static PublicKey key(String type, byte[] encoded) throws VerificationException {
        try {
            return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new VerificationException("has no " + type + " key in p= that Java can read");
        }
    }
}
