package io.github.junitsmtp.internal.smime;

import io.github.junitsmtp.internal.text.Counts;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signature of a message, which is a separate part in {@code multipart/signed}, or contains the content in {@code
 * application/pkcs7-mime}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8551#section-3.5">RFC 8551, section 3.5</a>
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SmimeVerifier {

    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature");
    private static final Set<String> OPAQUE = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    private SmimeVerifier() {}

    /**
     * A message that may be signed, according to its header.
     *
     * @param contentType the media type in lower case
     * @param smimeType its smime-type parameter, empty if there is none
     * @param boundary its boundary parameter, empty if there is none
     * @param parts the number of its parts
     * @param content the message, to the byte
     * @param signatureType the media type of the second part, empty if there is none
     * @param signature the decoded second part, or the decoded content if there are no parts
     */
    public record Candidate(
            String contentType,
            String smimeType,
            String boundary,
            int parts,
            byte[] content,
            String signatureType,
            byte[] signature) {}

    /**
     * Verifies a signature.
     *
     * @param message the message
     * @param certificate the certificate of the expected signer
     * @return what is wrong with it, empty if it is valid
     * @throws IllegalStateException if Bouncy Castle is not on the class path
     */
    public static Optional<String> problemOf(Candidate message, X509Certificate certificate) {
        if (message.contentType().equals("multipart/signed") && SIGNATURES.contains(message.signatureType())) {
            if (message.parts() != 2) {
                return Optional.of("it is multipart/signed with " + Counts.of(message.parts(), "part")
                        + " instead of 2 (RFC 1847, section 2.1)");
            }
            byte[] signed = SignedPart.of(message.content(), message.boundary());
            return verify(message.signature(), signed, certificate);
        }
        if (OPAQUE.contains(message.contentType())) {
            return message.smimeType().isEmpty() || message.smimeType().equals("signed-data")
                    ? verify(message.signature(), null, certificate)
                    : Optional.of("it is " + message.contentType() + " with smime-type=" + message.smimeType()
                            + "; only signed-data can be verified");
        }
        return Optional.of("it is not signed with S/MIME: its Content-Type is " + message.contentType()
                + (message.signatureType().isEmpty() ? "" : ", and its second part is " + message.signatureType()));
    }

    private static Optional<String> verify(byte[] signature, byte @Nullable [] signed, X509Certificate certificate) {
        try {
            return SignedData.problemOf(signature, signed, certificate);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "isSignedBy requires Bouncy Castle: add org.bouncycastle:bcpkix-jdk18on to the test dependencies",
                    e);
        }
    }
}
