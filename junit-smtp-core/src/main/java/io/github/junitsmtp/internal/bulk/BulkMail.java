package io.github.junitsmtp.internal.bulk;

import io.github.junitsmtp.internal.dkim.SignatureResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What of a mail mailbox providers look at.
 *
 * @param problemsOfFormat what is not as RFC 5322 wants it
 * @param from for each From field, the addresses
 * @param mailFrom the domain of MAIL FROM, empty for the null sender
 * @param encrypted whether it came over TLS
 * @param signatures what came of its DKIM signatures
 * @param unsubscribe how to leave the list by the header
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
     * How to leave the list by the header.
     *
     * @param listed whether there is a List-Unsubscribe
     * @param oneClick whether there is a List-Unsubscribe-Post for one click
     * @param https the https address
     */
    public record Unsubscribe(boolean listed, boolean oneClick, Optional<String> https) {}
}
