package io.github.junitsmtp.internal.bulk;

import static io.github.junitsmtp.rule.RuleResult.Verdict.MET;
import static io.github.junitsmtp.rule.RuleResult.Verdict.NOT_CHECKED;
import static io.github.junitsmtp.rule.RuleResult.Verdict.NOT_MET;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.RuleResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The DMARC record that applies to a domain, or to its organization.
 *
 * @param name the name to look it up by
 * @param text all of it, empty if it is not given
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-6.3">RFC 7489, section 6.3</a>
 */
record DmarcRecord(String name, String text) {

    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");
    private static final Pattern VERSION = Pattern.compile("\\s*v\\s*=\\s*DMARC1\\s*(?:;|$)");

    static DmarcRecord of(String domain, Map<String, String> records) {
        String own = "_dmarc." + PublicSuffixes.ascii(domain);
        String ofOrganization = "_dmarc." + PublicSuffixes.organizationalDomain(domain);
        String other = records.containsKey(own) && !records.containsKey(ofOrganization) ? own : ofOrganization;
        String name = isDmarc(records.getOrDefault(own, "")) ? own : other;
        return new DmarcRecord(name, records.getOrDefault(name, ""));
    }

    /** Receivers ignore any other record, and look for that of the organization (RFC 7489, section 6.6.3). */
    private static boolean isDmarc(String text) {
        return VERSION.matcher(text).lookingAt();
    }

    /** Returns whether an alignment mode, {@code adkim} or {@code aspf}, is strict. */
    boolean wantsStrict(String mode) {
        return tags().getOrDefault(mode, "r").equals("s");
    }

    RuleResult<BulkSenderRule> result() {
        if (text.isEmpty()) {
            return result(NOT_CHECKED, "no record " + name + " was provided");
        }
        String policy = tags().getOrDefault("p", "missing");
        return isDmarc(text) && POLICIES.contains(policy)
                ? result(MET, name + " has p=" + policy)
                : result(
                        NOT_MET,
                        name + " is not a DMARC record with p=none, quarantine or reject: " + Printable.quote(text));
    }

    private static RuleResult<BulkSenderRule> result(RuleResult.Verdict verdict, String detail) {
        return RuleResult.of(BulkSenderRule.DMARC, verdict, detail);
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : text.split(";", -1)) {
            String[] parts = tag.split("=", 2);
            if (parts.length == 2) {
                tags.putIfAbsent(
                        parts[0].strip().toLowerCase(Locale.ROOT),
                        parts[1].strip().toLowerCase(Locale.ROOT));
            }
        }
        return tags;
    }
}
