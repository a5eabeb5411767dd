package io.github.junitsmtp.internal.dkim;

import io.github.junitsmtp.internal.dkim.SignatureResult.Verdict;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Printable;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Verifies DKIM signatures, using only the given DNS records.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-6">RFC 6376, section 6</a>
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DkimVerifier {

    /** Verifiers may limit the number of signatures (RFC 6376, section 6.1). */
    private static final int MOST_SIGNATURES = 20;

    private final SignedMessage message;
    private final Map<String, String> records;
    private final Instant arrived;

    private DkimVerifier(SignedMessage message, Map<String, String> records, Instant arrived) {
        this.message = message;
        this.records = records;
        this.arrived = arrived;
    }

    /**
     * Verifies all signatures of a message.
     *
     * @param content the message
     * @param records the text of TXT records by name in lower case
     * @param arrived when the message arrived
     * @return a result for each signature, in header order; one more if there are too many
     */
    public static List<SignatureResult> verify(byte[] content, Map<String, String> records, Instant arrived) {
        return new DkimVerifier(new SignedMessage(content), records, arrived).verify();
    }

    private List<SignatureResult> verify() {
        List<Field> fields = message.fields("dkim-signature");
        List<SignatureResult> results = new ArrayList<>();
        for (int i = 0; i < Math.min(fields.size(), MOST_SIGNATURES); i++) {
            results.add(verify(i + 1, fields.get(i)));
        }
        if (fields.size() > MOST_SIGNATURES) {
            results.add(new SignatureResult(
                    "DKIM-Signature " + (MOST_SIGNATURES + 1),
                    "",
                    List.of(),
                    Verdict.INVALID,
                    "and all later ones were not verified: there are " + Counts.grouped(fields.size(), "signature")
                            + "; the limit is " + MOST_SIGNATURES));
        }
        return results;
    }

    private SignatureResult verify(int number, Field field) {
        String name = "DKIM-Signature " + number;
        try {
            DkimSignature signature = DkimSignature.parse(field);
            String domain = signature.tags().utf8("d").toLowerCase(Locale.ROOT);
            name += " (d=" + Printable.line(domain) + ", s="
                    + Printable.line(signature.tags().utf8("s")) + ")";
            return verify(name, domain, signature);
        } catch (VerificationException e) {
            return new SignatureResult(name, "", List.of(), Verdict.INVALID, e.getMessage());
        }
    }

    private SignatureResult verify(String name, String domain, DkimSignature signature) throws VerificationException {
        if (signature.algorithm() == Algorithm.RSA_SHA1) {
            throw new VerificationException("uses rsa-sha1, which verifiers refuse (RFC 8301, section 3.1)");
        }
        expiry(signature);
        SignatureCheck check = new SignatureCheck(message, signature);
        Optional<String> ofBody = check.problemOfBody();
        String keyName = DkimSignature.keyName(signature.tags());
        String record = records.get(keyName);
        if (record == null && ofBody.isEmpty()) {
            return new SignatureResult(
                    name,
                    domain,
                    signature.covered(),
                    Verdict.NO_KEY,
                    "matches the body, but was not verified further because the record " + Printable.line(keyName)
                            + " was not provided");
        }
        List<String> problems = new ArrayList<>(ofBody.stream().toList());
        if (record != null) {
            check.problemOfHeader(key(keyName, record, signature)).ifPresent(problems::add);
        }
        return new SignatureResult(
                name,
                domain,
                signature.covered(),
                problems.isEmpty() ? Verdict.VALID : Verdict.INVALID,
                String.join("; it also ", problems));
    }

    private void expiry(DkimSignature signature) throws VerificationException {
        long expires = signature.tags().number("x").orElse(Long.MAX_VALUE);
        if (expires < arrived.getEpochSecond()) {
            throw new VerificationException("had expired when the mail arrived: x= is " + Instant.ofEpochSecond(expires)
                    + ", but the mail arrived at " + arrived.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private static PublicKey key(String name, String text, DkimSignature signature) throws VerificationException {
        KeyRecord record = KeyRecord.named(name, text, signature.algorithm());
        if (record.isStrict() && !signature.isOfDomainItself()) {
            throw new VerificationException(
                    "has i=" + Printable.quote(signature.tags().get("i")) + ", but t=s in the record "
                            + Printable.line(name) + " does not allow a subdomain of d=");
        }
        return record.key();
    }
}
