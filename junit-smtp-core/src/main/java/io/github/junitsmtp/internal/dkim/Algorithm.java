package io.github.junitsmtp.internal.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * A signature algorithm.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.3">RFC 6376, section 3.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8463">RFC 8463</a>
 */
enum Algorithm {
    RSA_SHA256("rsa", "sha256"),
    RSA_SHA1("rsa", "sha1"),
    ED25519_SHA256("ed25519", "sha256");

    /** The first bytes of a signed block (RFC 8017, section 9.2). */
    private static final byte[] PADDING = {0, 1, -1, -1, -1, -1, -1, -1, -1, -1};

    private final String keyType;
    private final String hash;

    Algorithm(String keyType, String hash) {
        this.keyType = keyType;
        this.hash = hash;
    }

    static Algorithm named(String name) throws VerificationException {
        for (Algorithm algorithm : values()) {
            if (algorithm.toString().equals(name)) {
                return algorithm;
            }
        }
        throw new VerificationException(
                "is malformed: a= must be rsa-sha256 or ed25519-sha256 but was \"" + name + "\"");
    }

    String keyType() {
        return keyType;
    }

    String hash() {
        return hash;
    }

    byte[] digest(byte[] octets, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance(hash.replace("sha", "SHA-"));
            digest.update(octets, 0, length);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM does not support " + hash, e);
        }
    }

    /** Returns whether a signature is valid for a text whose chars are octets. */
    boolean verifies(PublicKey key, byte[] signature, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            Signature verifier = Signature.getInstance(this == ED25519_SHA256 ? "Ed25519" : "SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(this == ED25519_SHA256 ? digest(octets, octets.length) : octets);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) { // the signature has the wrong length
            return false;
        }
    }

    /** Returns whether the key matches a signature, whatever was signed: only the right RSA key reveals the PKCS #1 padding. */
    static boolean isMadeWith(PublicKey key, byte[] signature) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/NoPadding");
            rsa.init(Cipher.DECRYPT_MODE, key);
            byte[] padded = rsa.doFinal(signature);
            return padded.length > 11 && Arrays.equals(Arrays.copyOf(padded, 10), PADDING);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Returns the name in the a= tag, such as {@code rsa-sha256}. */
    @Override
    public String toString() {
        return keyType + "-" + hash;
    }
}
