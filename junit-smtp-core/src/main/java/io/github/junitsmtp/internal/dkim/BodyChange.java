package io.github.junitsmtp.internal.dkim;

import io.github.junitsmtp.internal.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Looks for the change that broke the signature of a body. Each reported change has been tested: when it is undone, the hash is right. */
final class BodyChange {

    /** More would take too long, and footers are short. */
    private static final int MOST_LINES = 50;

    private static final int LONGEST_BODY = 250_000;

    private final SignedMessage message;
    private final DkimSignature signature;

    BodyChange(SignedMessage message, DkimSignature signature) {
        this.message = message;
        this.signature = signature;
    }

    Optional<String> find() {
        byte[] body = message.body();
        byte[] other = message.body(signature.ofBody().other());
        if (Arrays.equals(signature.algorithm().digest(other, other.length), signature.bodyHash())) {
            return Optional.of("bh= matches the " + signature.ofBody().other().inWords() + " form of the body, but "
                    + signature.saysOfBody());
        }
        if (fits(signature.ofBody(), new byte[0])) {
            return Optional.of("bh= is the hash of an empty body, so the body was added after signing");
        }
        if (body.length > LONGEST_BODY) {
            return Optional.empty();
        }
        return normalized(body).or(() -> appended(body));
    }

    private Optional<String> normalized(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String normalized = text.replaceAll("(?<!\r)\n", "\r\n");
        return !normalized.equals(text) && fits(signature.ofBody(), normalized.getBytes(StandardCharsets.ISO_8859_1))
                ? Optional.of("bh= matches the body if each bare LF is replaced with CRLF")
                : Optional.empty();
    }

    private Optional<String> appended(byte[] body) {
        int end = body.length;
        for (int lines = 1; lines <= MOST_LINES && end > 0; lines++) {
            int start = startOfLine(body, end);
            byte[] before = Arrays.copyOf(body, start);
            if (fits(signature.ofBody(), before)) {
                String added = new String(body, start, body.length - start, StandardCharsets.UTF_8).strip();
                long number = added.lines().count();
                return Optional.of("the last " + (number == 1 ? "line was" : number + " lines were")
                        + " added after signing: " + Printable.quote(added));
            }
            end = start;
        }
        return Optional.empty();
    }

    /** Returns the start of the line that ends before a position. */
    private static int startOfLine(byte[] body, int end) {
        int at = end - 1;
        while (at > 0 && body[at - 1] != '\n') {
            at--;
        }
        return Math.max(at, 0);
    }

    private boolean fits(Canonicalization form, byte[] body) {
        byte[] canonical = form.body(body, 0);
        return Arrays.equals(signature.algorithm().digest(canonical, canonical.length), signature.bodyHash());
    }
}
