package io.github.junitsmtp.internal.bulk;

import io.github.junitsmtp.internal.dkim.SignatureResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The parts of a mail that mailbox providers check.
 *
 * @param problemsOfFormat violations of RFC 5322
 * @param from the addresses of each From field
 * @param mailFrom the domain of MAIL FROM, empty for the null sender
 * @param encrypted whether it came over TLS
 * @param signatures the results for its DKIM signatures
 * @param unsubscribe how to unsubscribe by the header
 * @param html the HTML body
 * @param text the text body
 * @param records the given DNS records
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BulkMail(
        List<String> problemsOfFormat,
        List<List<String>> from,
        String mailFrom,
        boolean encrypted,
        List<SignatureResult> signatures,
        Unsubscribe unsubscribe,
        Optional<String> html,
        Optional<String> text,
        Map<String, String> records) {

    /**
     * How to unsubscribe by the header.
     *
     * @param listed whether there is a List-Unsubscribe field
     * @param oneClick whether there is a List-Unsubscribe-Post field for one click
     * @param repetition why one-click unsubscribe does not work, if a field occurs several times
     * @param https the https URL
     */
    public record Unsubscribe(boolean listed, boolean oneClick, Optional<String> repetition, Optional<String> https) {}
}
