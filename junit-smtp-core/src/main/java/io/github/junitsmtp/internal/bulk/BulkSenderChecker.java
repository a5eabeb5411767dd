package io.github.junitsmtp.internal.bulk;

import static io.github.junitsmtp.rule.RuleResult.Verdict.MET;
import static io.github.junitsmtp.rule.RuleResult.Verdict.NOT_CHECKED;
import static io.github.junitsmtp.rule.RuleResult.Verdict.NOT_MET;

import io.github.junitsmtp.internal.dkim.SignatureResult;
import io.github.junitsmtp.internal.dkim.SignatureResult.Verdict;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.RuleResult;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Checks a mail against the selected requirements. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BulkSenderChecker {

    private static final int MOST_HTML = 102 * 1024;

    private final BulkMail mail;

    private BulkSenderChecker(BulkMail mail) {
        this.mail = mail;
    }

    /**
     * Checks a mail.
     *
     * @param mail the mail
     * @param rules the requirements to check
     * @return a result for each requirement, in the order of the rules
     */
    public static List<RuleResult<BulkSenderRule>> results(BulkMail mail, Set<BulkSenderRule> rules) {
        BulkSenderChecker checker = new BulkSenderChecker(mail);
        return rules.stream().sorted().map(checker::result).toList();
    }

    /**
     * Formats results for a failure message.
     *
     * @param results a result for each requirement
     * @return all results, those not met first; empty if all are met
     */
    public static Optional<String> inWords(List<RuleResult<BulkSenderRule>> results) {
        long notMet =
                results.stream().filter(result -> result.verdict() == NOT_MET).count();
        return notMet == 0
                ? Optional.empty()
                : Optional.of(results.stream()
                        .sorted(Comparator.comparing(RuleResult::verdict))
                        .map(result -> "\n    " + result)
                        .collect(Collectors.joining(
                                "",
                                notMet + " of " + Counts.of(results.size(), "requirement")
                                        + (notMet == 1 ? " is" : " are") + " not met",
                                "")));
    }

    private RuleResult<BulkSenderRule> result(BulkSenderRule rule) {
        return switch (rule) {
            case MESSAGE_FORMAT ->
                RuleResult.of(
                        rule,
                        mail.problemsOfFormat().isEmpty() ? MET : NOT_MET,
                        mail.problemsOfFormat().isEmpty()
                                ? "the message is well-formed"
                                : String.join("; ", mail.problemsOfFormat()));
            case ONE_FROM -> oneFrom();
            case OWN_FROM -> ownFrom();
            case DKIM -> dkim();
            case ALIGNMENT ->
                fromDomain()
                        .map(from -> new Alignment(mail, DmarcRecord.of(from, mail.records()), from).result())
                        .orElseGet(() -> withoutFrom(rule));
            case DMARC ->
                fromDomain()
                        .map(from -> DmarcRecord.of(from, mail.records()).result())
                        .orElseGet(() -> withoutFrom(rule));
            case SPF -> RuleResult.of(rule, NOT_CHECKED, "it depends on the sending IP address");
            case TLS ->
                RuleResult.of(
                        rule,
                        mail.encrypted() ? MET : NOT_MET,
                        mail.encrypted() ? "the mail arrived over TLS" : "the mail arrived without TLS");
            case ONE_CLICK_UNSUBSCRIBE -> oneClick();
            case SIGNED_UNSUBSCRIBE -> signedUnsubscribe();
            case UNSUBSCRIBE_LINK -> new UnsubscribeLink(mail).result();
            case HTML_SIZE -> htmlSize();
            case REVERSE_DNS -> RuleResult.of(rule, NOT_CHECKED, "it depends on the sending IP address");
            case SPAM_RATE -> RuleResult.of(rule, NOT_CHECKED, "it depends on the recipients");
        };
    }

    private static RuleResult<BulkSenderRule> withoutFrom(BulkSenderRule rule) {
        return RuleResult.of(rule, NOT_MET, "From contains no domain");
    }

    private RuleResult<BulkSenderRule> oneFrom() {
        List<List<String>> fields = mail.from();
        if (fields.size() != 1) {
            return RuleResult.of(
                    BulkSenderRule.ONE_FROM,
                    NOT_MET,
                    fields.isEmpty() ? "there is no From" : "there are " + fields.size() + " From fields");
        }
        List<String> addresses = fields.get(0);
        return RuleResult.of(
                BulkSenderRule.ONE_FROM,
                addresses.size() == 1 ? MET : NOT_MET,
                addresses.isEmpty()
                        ? "From contains no address"
                        : "From is " + addresses.stream().limit(5).collect(Collectors.joining(", ")));
    }

    /** Returns the domain of the first author, which receivers check. */
    private Optional<String> fromDomain() {
        return mail.from().stream()
                .flatMap(List::stream)
                .findFirst()
                .filter(address -> address.indexOf('@') >= 0)
                .map(address -> address.substring(address.lastIndexOf('@') + 1));
    }

    private RuleResult<BulkSenderRule> ownFrom() {
        Optional<String> foreign = mail.from().stream()
                .flatMap(List::stream)
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .filter(MailboxProviders::has)
                .findFirst();
        return foreign.map(domain -> RuleResult.of(
                        BulkSenderRule.OWN_FROM,
                        NOT_MET,
                        "From uses " + domain + ", the domain of a mailbox provider; send from your own domain"))
                .orElseGet(() -> RuleResult.of(
                        BulkSenderRule.OWN_FROM, MET, "From does not use the domain of a known mailbox provider"));
    }

    private RuleResult<BulkSenderRule> dkim() {
        List<SignatureResult> signatures = mail.signatures();
        RuleResult.Verdict verdict = NOT_MET;
        if (signatures.stream().anyMatch(SignatureResult::isValid)) {
            verdict = MET;
        } else if (!signatures.isEmpty()
                && !hasKeys()
                && signatures.stream().allMatch(signature -> signature.verdict() == Verdict.NO_KEY)) {
            verdict = NOT_CHECKED;
        }
        return RuleResult.of(
                BulkSenderRule.DKIM,
                verdict,
                signatures.isEmpty()
                        ? "there is no DKIM-Signature"
                        : signatures.stream().map(SignatureResult::toString).collect(Collectors.joining("; ")));
    }

    /** Returns whether keys are given; a signature must then match one of them. */
    private boolean hasKeys() {
        return mail.records().keySet().stream().anyMatch(name -> name.contains("._domainkey."));
    }

    private RuleResult<BulkSenderRule> oneClick() {
        BulkMail.Unsubscribe unsubscribe = mail.unsubscribe();
        String problem;
        if (!unsubscribe.listed()) {
            problem = "there is no List-Unsubscribe";
        } else if (unsubscribe.repetition().isPresent()) {
            problem = unsubscribe.repetition().get();
        } else if (unsubscribe.https().isEmpty()) {
            problem = "List-Unsubscribe has no https URL";
        } else if (!unsubscribe.oneClick()) {
            problem = "there is no List-Unsubscribe-Post: List-Unsubscribe=One-Click";
        } else {
            return RuleResult.of(
                    BulkSenderRule.ONE_CLICK_UNSUBSCRIBE,
                    MET,
                    "one-click unsubscribe posts to " + unsubscribe.https().get());
        }
        return RuleResult.of(BulkSenderRule.ONE_CLICK_UNSUBSCRIBE, NOT_MET, problem);
    }

    private RuleResult<BulkSenderRule> signedUnsubscribe() {
        if (!mail.unsubscribe().listed()) {
            return RuleResult.of(
                    BulkSenderRule.SIGNED_UNSUBSCRIBE, NOT_CHECKED, "there is no List-Unsubscribe to sign");
        }
        Predicate<SignatureResult> covers =
                signature -> signature.covered().containsAll(List.of("list-unsubscribe", "list-unsubscribe-post"));
        return mail.signatures().stream()
                .filter(covers)
                .filter(SignatureResult::isValid)
                .findFirst()
                .map(signature -> RuleResult.of(
                        BulkSenderRule.SIGNED_UNSUBSCRIBE,
                        MET,
                        signature.name() + " covers List-Unsubscribe and List-Unsubscribe-Post"))
                .orElseGet(() -> mail.signatures().stream()
                        .filter(covers)
                        .filter(signature -> signature.verdict() == Verdict.NO_KEY)
                        .findFirst()
                        .map(signature -> RuleResult.of(
                                BulkSenderRule.SIGNED_UNSUBSCRIBE,
                                NOT_CHECKED,
                                signature.name() + " covers List-Unsubscribe and List-Unsubscribe-Post,"
                                        + " but cannot be verified without its key"))
                        .orElseGet(() -> RuleResult.of(
                                BulkSenderRule.SIGNED_UNSUBSCRIBE,
                                NOT_MET,
                                "no valid DKIM signature covers List-Unsubscribe and List-Unsubscribe-Post")));
    }

    private RuleResult<BulkSenderRule> htmlSize() {
        int size = mail.html()
                .map(html -> html.getBytes(StandardCharsets.UTF_8).length)
                .orElse(0);
        return RuleResult.of(
                BulkSenderRule.HTML_SIZE,
                size <= MOST_HTML ? MET : NOT_MET,
                mail.html().isEmpty()
                        ? "there is no HTML body"
                        : "the HTML body is " + Counts.grouped(size, "byte") + "; the limit is 104,448");
    }
}
