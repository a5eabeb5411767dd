package io.github.junitsmtp.internal.dkim;

import io.github.junitsmtp.internal.text.Printable;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares a message with one of its signatures. */
final class SignatureCheck {

    private final SignedMessage message;
    private final DkimSignature signature;

    SignatureCheck(SignedMessage message, DkimSignature signature) {
        this.message = message;
        this.signature = signature;
    }

    /** Describes how the body differs from the signed one. */
    Optional<String> problemOfBody() throws VerificationException {
        byte[] body = message.body(signature.ofBody());
        long length = signature.length().orElse(body.length);
        if (length > body.length) {
            return Optional.of("does not match the body: l=" + length + ", but the canonical body has only "
                    + body.length + " octets");
        }
        byte[] hash = signature.algorithm().digest(body, (int) length);
        if (Arrays.equals(hash, signature.bodyHash())) {
            return Optional.empty();
        }
        String change = new BodyChange(message, signature)
                .find()
                .orElse("the body was changed after signing, but the hash cannot show where");
        return Optional.of("does not match the body: " + change + " (bh= is " + base64(signature.bodyHash())
                + ", but the hash of the body is " + base64(hash) + ")");
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, Math.min(hash.length, 64)));
    }

    /** Describes how the header differs from the signed one. */
    Optional<String> problemOfHeader(PublicKey key) {
        HeaderHash hash = new HeaderHash(message, signature);
        if (signature.algorithm().verifies(key, signature.value(), hash.text())) {
            return Optional.empty();
        }
        return Optional.of("does not match the header: "
                + new HeaderChange(
                                signature, hash, text -> signature.algorithm().verifies(key, signature.value(), text))
                        .find()
                        .orElseGet(() -> reason(key, hash)));
    }

    private String reason(PublicKey key, HeaderHash hash) {
        String changed = "a signed header field or the signature field itself was changed after signing";
        String covered = "; the signature covers " + names(hash.covered());
        if (signature.algorithm() == Algorithm.ED25519_SHA256) {
            return changed + ", or the signature was made with a different key" + covered;
        }
        return Algorithm.isMadeWith(key, signature.value())
                ? "the signature was made with the given key, so " + changed + covered
                : "the signature was not made with the given key";
    }

    private static String names(List<Field> fields) {
        return fields.stream()
                .map(field -> Printable.line(field.text().split(":", 2)[0].strip()))
                .distinct()
                .limit(50)
                .collect(Collectors.joining(", "));
    }
}
