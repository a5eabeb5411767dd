package io.github.junitsmtp.internal.checks;

import io.github.junitsmtp.html.Accessibility;
import io.github.junitsmtp.html.ClientSupport;
import io.github.junitsmtp.html.FeatureFinding;
import io.github.junitsmtp.html.SupportLevel;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of one check of a mail.
 *
 * @param check its name, such as {@code Finished}
 * @param findings what was found, the worst first
 * @param clients how well each email client supports the mail; empty if the check was not about that
 */
public record CheckResult(String check, List<Finding> findings, Map<String, SupportLevel> clients) {

    /** The severity of a finding. */
    public enum Level {
        PROBLEM,
        WARNING,
        NOT_CHECKED,
        MET
    }

    /**
     * A finding.
     *
     * @param level its severity
     * @param rule the rule or feature that it is about, empty if none
     * @param detail what was found, with its place and source
     * @param link where to read more
     */
    public record Finding(Level level, String rule, String detail, Optional<String> link) {}

    public static CheckResult of(String check, List<? extends RuleViolation<?>> violations) {
        return new CheckResult(
                check, violations.stream().map(CheckResult::finding).toList(), Map.of());
    }

    public static CheckResult ofRequirements(String check, List<? extends RuleResult<?>> results) {
        return new CheckResult(
                check,
                results.stream()
                        .map(result -> new Finding(
                                level(result.verdict()),
                                result.rule().name(),
                                result.detail() + " (" + result.rule().reference() + ")",
                                Optional.empty()))
                        .sorted((one, other) -> one.level().compareTo(other.level()))
                        .toList(),
                Map.of());
    }

    /** Makes the result of a check that has a verdict but no rules. The first line of a longer problem introduces the others. */
    public static CheckResult ofVerdict(String check, Optional<String> problem) {
        List<String> lines = problem.stream().flatMap(String::lines).toList();
        return new CheckResult(
                check,
                lines.stream()
                        .skip(lines.size() > 1 ? 1 : 0)
                        .map(line -> new Finding(Level.PROBLEM, "", line.strip(), Optional.empty()))
                        .toList(),
                Map.of());
    }

    public static CheckResult of(String check, Accessibility accessibility) {
        return new CheckResult(
                check,
                Stream.concat(
                                accessibility.violations().stream().map(CheckResult::finding),
                                notChecked(accessibility.notChecked()))
                        .toList(),
                Map.of());
    }

    public static CheckResult of(String check, ClientSupport support) {
        Map<String, SupportLevel> clients = new LinkedHashMap<>();
        support.levels().forEach((client, level) -> clients.put(client.title(), level));
        return new CheckResult(
                check,
                Stream.concat(support.findings().stream().map(CheckResult::finding), notChecked(support.notChecked()))
                        .toList(),
                clients);
    }

    /** Returns the number of findings that are problems or warnings. */
    public long problems() {
        return findings.stream()
                .filter(finding -> finding.level() == Level.PROBLEM || finding.level() == Level.WARNING)
                .count();
    }

    private static Finding finding(RuleViolation<?> violation) {
        return new Finding(
                Level.PROBLEM,
                violation.rule().name(),
                violation.toString().substring(violation.rule().name().length() + ": ".length()),
                Optional.empty());
    }

    private static Finding finding(FeatureFinding finding) {
        String shown =
                finding.toString().substring(finding.feature().length() + 2).replace(" (" + finding.link() + ")", "");
        return new Finding(
                finding.level() == SupportLevel.UNSUPPORTED ? Level.PROBLEM : Level.WARNING,
                finding.feature(),
                shown,
                Optional.of(finding.link()));
    }

    private static Stream<Finding> notChecked(List<String> reasons) {
        return reasons.stream().map(reason -> new Finding(Level.NOT_CHECKED, "", reason, Optional.empty()));
    }

    private static Level level(RuleResult.Verdict verdict) {
        return switch (verdict) {
            case NOT_MET -> Level.PROBLEM;
            case NOT_CHECKED -> Level.NOT_CHECKED;
            case MET -> Level.MET;
        };
    }

    /** Returns the level in words, such as {@code not checked}. */
    public static String inWords(Enum<?> level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
