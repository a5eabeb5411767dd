package io.github.junitsmtp.internal.bulk;

import static io.github.junitsmtp.internal.bulk.PublicSuffixes.ascii;
import static io.github.junitsmtp.internal.bulk.PublicSuffixes.organizationalDomain;
import static io.github.junitsmtp.rule.RuleResult.Verdict.MET;
import static io.github.junitsmtp.rule.RuleResult.Verdict.NOT_CHECKED;
import static io.github.junitsmtp.rule.RuleResult.Verdict.NOT_MET;

import io.github.junitsmtp.internal.dkim.SignatureResult;
import io.github.junitsmtp.internal.dkim.SignatureResult.Verdict;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.RuleResult;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares the From domain with the authenticated domains of the mail. */
final class Alignment {

    private final BulkMail mail;
    private final DmarcRecord dmarc;
    private final String from;

    /** Takes a mail and the domain of its From field. */
    Alignment(BulkMail mail, DmarcRecord dmarc, String from) {
        this.mail = mail;
        this.dmarc = dmarc;
        this.from = from;
    }

    RuleResult<BulkSenderRule> result() {
        boolean strict = dmarc.wantsStrict("adkim");
        for (SignatureResult signature : mail.signatures()) {
            if (signature.isValid() && isAligned(signature.domain(), strict)) {
                return result(
                        MET, "the From domain " + from + " is aligned with d=" + signature.domain() + mode(strict));
            }
        }
        if (has(signature -> signature.verdict() == Verdict.NO_KEY && isAligned(signature.domain(), strict))) {
            return result(
                    NOT_CHECKED,
                    "the From domain " + from + " is aligned with the d= domain of a signature" + mode(strict)
                            + ", but the signature cannot be verified without its key");
        }
        String found = "the From domain " + from + " is not aligned with the d= domain of a valid signature" + domains()
                + mode(strict);
        boolean strictSpf = dmarc.wantsStrict("aspf");
        return isAligned(mail.mailFrom(), strictSpf)
                ? result(
                        NOT_CHECKED,
                        found + "; it is aligned with the MAIL FROM domain " + mail.mailFrom() + mode(strictSpf)
                                + ", but whether SPF passes depends on the sending IP address")
                : result(
                        NOT_MET,
                        found + ", nor with "
                                + (mail.mailFrom().isEmpty()
                                        ? "MAIL FROM <>"
                                        : "the MAIL FROM domain " + mail.mailFrom())
                                + mode(strictSpf));
    }

    private boolean has(Predicate<SignatureResult> predicate) {
        return mail.signatures().stream().anyMatch(predicate);
    }

    private String domains() {
        List<String> domains = mail.signatures().stream()
                .filter(SignatureResult::isValid)
                .map(SignatureResult::domain)
                .distinct()
                .toList();
        return domains.isEmpty() ? "" : domains.stream().collect(Collectors.joining(", ", ", ", ""));
    }

    private boolean isAligned(String domain, boolean strict) {
        if (domain.isEmpty()) {
            return false;
        }
        return strict
                ? ascii(domain).equals(ascii(from))
                : organizationalDomain(domain).equals(organizationalDomain(from));
    }

    private static String mode(boolean strict) {
        return strict ? " (strict)" : " (relaxed)";
    }

    private static RuleResult<BulkSenderRule> result(RuleResult.Verdict verdict, String detail) {
        return RuleResult.of(BulkSenderRule.ALIGNMENT, verdict, detail);
    }
}
