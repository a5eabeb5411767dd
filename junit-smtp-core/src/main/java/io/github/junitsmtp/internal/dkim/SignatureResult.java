package io.github.junitsmtp.internal.dkim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The result of verifying a signature.
 *
 * @param name which signature, such as {@code DKIM-Signature 1 (d=example.com, s=mail)}
 * @param domain its d= in lower case, empty if it could not be parsed
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
        /** The body is as it was signed, but the key is not known. */
        NO_KEY
    }

    /** {@return whether the signature is valid} */
    public boolean isValid() {
        return verdict == Verdict.VALID;
    }

    /**
     * Describes why the signatures as a whole are not valid: none is valid, or one is invalid.
     *
     * @param results all signatures of a message
     * @return everything that is wrong, empty if nothing is
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

    /** Returns the name and the problem. */
    @Override
    public String toString() {
        return name + (isValid() ? " is valid" : " " + problem);
    }
}
