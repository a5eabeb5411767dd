package io.github.junitsmtp.internal.dkim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What came of verifying a signature.
 *
 * @param name which signature, such as {@code DKIM-Signature 1 (d=example.com, s=mail)}
 * @param domain its d= in lower case, empty if it could not be read
 * @param covered the names of the signed fields in lower case
 * @param verdict whether it is valid
 * @param problem what is wrong with it, or why that is not known, for a sentence about it; empty if it is valid
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SignatureResult(String name, String domain, List<String> covered, Verdict verdict, String problem) {

    /** Whether a signature is valid. */
    public enum Verdict {
        /** It is. */
        VALID,
        /** It is not. */
        INVALID,
        /** The body is as it was signed; nobody knows the key. */
        NO_KEY
    }

    /** {@return whether the signature is valid} */
    public boolean isValid() {
        return verdict == Verdict.VALID;
    }

    /**
     * Tells what keeps signatures from being valid together: none is, or one is not.
     *
     * @param results all signatures of a message
     * @return all that is wrong, empty if nothing is
     */
    public static Optional<String> failureOf(List<SignatureResult> results) {
        if (results.isEmpty()) {
            return Optional.of("it has no DKIM-Signature");
        }
        boolean isValid = results.stream().anyMatch(SignatureResult::isValid)
                && results.stream().noneMatch(result -> result.verdict() == Verdict.INVALID);
        return isValid
                ? Optional.empty()
                : Optional.of(results.stream()
                        .map(result -> "\n    " + result)
                        .collect(Collectors.joining("", "it has", "")));
    }

    /** Returns which signature it is, and what is wrong with it. */
    @Override
    public String toString() {
        return name + (isValid() ? " is valid" : " " + problem);
    }
}
