package io.github.junitsmtp.internal.dkim;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Printable;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Verifies the chain of ARC sets that forwarders add, using the given DNS records.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8617#section-5.2">RFC 8617, section 5.2</a>
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ArcVerifier {

    private static final String RESULTS = "arc-authentication-results";
    private static final String MESSAGE = "arc-message-signature";
    private static final String SEAL = "arc-seal";

    /** The limit in RFC 8617, section 4.2.1. */
    private static final int MOST_SETS = 50;

    private final SignedMessage message;
    private final Map<String, String> records;

    /** The fields by name and instance. */
    private final Map<String, Map<Integer, Field>> fields = new HashMap<>();

    private ArcVerifier(SignedMessage message, Map<String, String> records) {
        this.message = message;
        this.records = records;
    }

    /**
     * Verifies the chain of a message.
     *
     * @param content the message
     * @param records the text of TXT records by name in lower case
     * @return what is wrong with the chain, or that there is none; empty if it is valid
     */
    public static Optional<String> problemOf(byte[] content, Map<String, String> records) {
        SignedMessage message = new SignedMessage(content);
        if (message.fields(SEAL).isEmpty()
                && message.fields(MESSAGE).isEmpty()
                && message.fields(RESULTS).isEmpty()) {
            return Optional.of("it has no ARC-Seal");
        }
        try {
            new ArcVerifier(message, records).verify();
            return Optional.empty();
        } catch (VerificationException e) {
            return Optional.of("its " + e.getMessage());
        }
    }

    private void verify() throws VerificationException {
        int sets = 0;
        for (String name : List.of(SEAL, MESSAGE, RESULTS)) {
            sets = Math.max(sets, read(name));
        }
        for (int i = 1; i <= sets; i++) {
            for (String name : List.of(SEAL, MESSAGE, RESULTS)) {
                if (!instances(name).containsKey(i)) {
                    throw new VerificationException(
                            "chain has " + Counts.of(sets, "set") + " and lacks " + shown(name, i));
                }
            }
        }
        for (int i = 1; i <= sets; i++) {
            chainValidation(i);
        }
        messageSignature(sets);
        for (int i = sets; i >= 1; i--) {
            seal(i);
        }
    }

    private Map<Integer, Field> instances(String name) {
        return Objects.requireNonNull(fields.get(name));
    }

    private Field field(String name, int instance) {
        return Objects.requireNonNull(instances(name).get(instance));
    }

    /** Reads the fields of one name, and returns the highest instance. */
    private int read(String name) throws VerificationException {
        Map<Integer, Field> byInstance = new HashMap<>();
        fields.put(name, byInstance);
        int largest = 0;
        List<Field> found = message.fields(name);
        if (found.size() > MOST_SETS) {
            throw new VerificationException(
                    "chain has " + Counts.grouped(found.size(), "set") + "; the limit is 50 (RFC 8617, section 4.2.1)");
        }
        for (Field field : found) {
            int instance = instance(name, field);
            if (byInstance.put(instance, field) != null) {
                throw new VerificationException("chain contains " + shown(name, instance) + " twice");
            }
            largest = Math.max(largest, instance);
        }
        return largest;
    }

    private static int instance(String name, Field field) throws VerificationException {
        try {
            String text = name.equals(RESULTS)
                    ? TagList.parse(field.value().split(";", 2)[0]).get("i")
                    : TagList.parse(field.value()).get("i");
            if (text.matches("[1-9]\\d?") && Integer.parseInt(text) <= MOST_SETS) {
                return Integer.parseInt(text);
            }
            throw new VerificationException(
                    "is malformed: i= must be between 1 and 50 but was " + Printable.quote(text));
        } catch (VerificationException e) {
            throw new VerificationException(proper(name) + " " + e.getMessage());
        }
    }

    private void chainValidation(int instance) throws VerificationException {
        TagList tags = tags(SEAL, instance);
        String expected = instance == 1 ? "none" : "pass";
        Optional<String> found = tags.find("cv");
        if (!found.equals(Optional.of(expected))) {
            throw new VerificationException(shown(SEAL, instance) + " has "
                    + found.map(cv -> "cv=" + Printable.line(cv)).orElse("no cv=") + " instead of cv=" + expected
                    + " (RFC 8617, section 5.2)");
        }
        if (tags.find("h").isPresent()) {
            throw new VerificationException(shown(SEAL, instance) + " must not have h= (RFC 8617, section 4.1.3)");
        }
    }

    private TagList tags(String name, int instance) throws VerificationException {
        return TagList.parse(field(name, instance).value());
    }

    /** Verifies only the last one, since the message may have been changed after earlier ones. */
    private void messageSignature(int instance) throws VerificationException {
        try {
            Field field = field(MESSAGE, instance);
            TagList tags = TagList.parse(field.value());
            DkimSignature signature = DkimSignature.read(field, tags);
            if (signature.covered().contains(SEAL)) {
                throw new VerificationException("covers ARC-Seal, which is not allowed (RFC 8617, section 4.1.2)");
            }
            SignatureCheck check = new SignatureCheck(message, signature);
            List<String> problems =
                    new ArrayList<>(check.problemOfBody().stream().toList());
            check.problemOfHeader(key(tags, signature.algorithm())).ifPresent(problems::add);
            if (!problems.isEmpty()) {
                throw new VerificationException(String.join("; it also ", problems));
            }
        } catch (VerificationException e) {
            throw new VerificationException(shown(MESSAGE, instance) + " " + e.getMessage());
        }
    }

    private void seal(int instance) throws VerificationException {
        try {
            TagList tags = tags(SEAL, instance);
            Algorithm algorithm = Algorithm.named(tags.get("a"));
            if (!algorithm.verifies(key(tags, algorithm), tags.base64("b"), sealed(instance))) {
                throw new VerificationException(
                        "does not match the ARC sets that it covers: a set was changed after sealing, or the seal was made with a different key");
            }
        } catch (VerificationException e) {
            throw new VerificationException(shown(SEAL, instance) + " " + e.getMessage());
        }
    }

    private String sealed(int instance) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= instance; i++) {
            for (String name : List.of(RESULTS, MESSAGE, SEAL)) {
                Field field = field(name, i);
                boolean isOwn = i == instance && name.equals(SEAL);
                text.append(Canonicalization.RELAXED.header(
                                isOwn ? field.with(TagList.without("b", field.value())) : field))
                        .append(isOwn ? "" : "\r\n");
            }
        }
        return text.toString();
    }

    private PublicKey key(TagList tags, Algorithm algorithm) throws VerificationException {
        if (algorithm == Algorithm.RSA_SHA1) {
            throw new VerificationException("uses rsa-sha1, which verifiers refuse (RFC 8301, section 3.1)");
        }
        String name = DkimSignature.keyName(tags);
        String text = records.get(name);
        if (text == null) {
            throw new VerificationException(
                    "was not verified because the record " + Printable.line(name) + " was not provided");
        }
        return KeyRecord.named(name, text, algorithm).key();
    }

    private static String shown(String name, int instance) {
        return proper(name) + " " + instance;
    }

    private static String proper(String name) {
        return switch (name) {
            case SEAL -> "ARC-Seal";
            case MESSAGE -> "ARC-Message-Signature";
            default -> "ARC-Authentication-Results";
        };
    }
}
