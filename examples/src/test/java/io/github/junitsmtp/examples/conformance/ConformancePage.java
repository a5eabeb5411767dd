package io.github.junitsmtp.examples.conformance;

import io.github.junitsmtp.conformance.ConformanceArea;
import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.Severity;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleResult.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generated parts of {@code docs/conformance.md}: the table of rules, and the results of each server. */
final class ConformancePage {

    /** Precedes the generated parts. */
    static final String RULES = "## The rules\n";

    private static final String SERVERS = "## Servers\n";

    private ConformancePage() {}

    static String rules() {
        StringBuilder text = new StringBuilder(RULES);
        for (ConformanceArea area : ConformanceArea.values()) {
            text.append("\n### ").append(area.title()).append("\n\n| rule | the server | reference |\n|---|---|---|\n");
            Stream.of(ConformanceRule.values())
                    .filter(rule -> rule.area() == area)
                    .map(rule -> "| `" + rule + "` | " + escaped(rule.requirement()) + " | " + rule.reference()
                            + (rule.severity() == Severity.HINT ? "; hint" : "")
                            + (ConformanceRule.standard().contains(rule) ? "" : "; on request")
                            + " |\n")
                    .forEach(text::append);
        }
        return text.append('\n').toString();
    }

    static String servers() {
        return SERVERS + """

                For comparison, this is what the suite finds in several servers.

                """;
    }

    static String heading(TestedServers server, String version) {
        return "### " + server.title() + " " + version + "\n";
    }

    static String section(TestedServers server, TestedServer running, List<RuleResult<ConformanceRule>> results) {
        Map<Verdict, Long> counts =
                results.stream().collect(Collectors.groupingBy(RuleResult::verdict, Collectors.counting()));
        StringBuilder text = new StringBuilder(heading(server, running.version()))
                .append('\n')
                .append(server.setup())
                .append(" It follows ")
                .append(counts.getOrDefault(Verdict.MET, 0L))
                .append(" of ")
                .append(results.size())
                .append(" rules; ")
                .append(counts.getOrDefault(Verdict.NOT_CHECKED, 0L))
                .append(" do not apply or could not be checked.\n");
        appendTable(text, running, results, Severity.REQUIREMENT, "requirement");
        appendTable(text, running, results, Severity.HINT, "hint");
        return text.append('\n').toString();
    }

    private static void appendTable(
            StringBuilder text,
            TestedServer running,
            List<RuleResult<ConformanceRule>> results,
            Severity severity,
            String title) {
        List<RuleResult<ConformanceRule>> violations = violations(results)
                .filter(result -> result.rule().severity() == severity)
                .toList();
        if (violations.isEmpty()) {
            text.append("\nIt violates no ").append(title).append("s.\n");
            return;
        }
        text.append("\n| violated ").append(title).append(" | its reply | reason |\n|---|---|---|\n");
        for (RuleResult<ConformanceRule> violation : violations) {
            text.append("| `")
                    .append(violation.rule())
                    .append("` | `")
                    .append(cell(violation.detail()))
                    .append("` | ")
                    .append(running.explanations().getOrDefault(violation.rule(), "?"))
                    .append(" |\n");
        }
    }

    static Stream<RuleResult<ConformanceRule>> violations(List<RuleResult<ConformanceRule>> results) {
        return results.stream().filter(result -> result.verdict() == Verdict.NOT_MET);
    }

    /** Returns the first line of a detail. */
    private static String cell(String detail) {
        return detail.lines()
                .filter(line -> line.startsWith("but was:"))
                .findFirst()
                .orElse(detail)
                .replaceFirst("but was: *", "")
                .replace("|", "\\|")
                .strip();
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace(">", "&gt;").replace("|", "\\|");
    }

    /** Returns a page with its table of rules rewritten. The results of servers stay. */
    static String withRules(String page) {
        int start = page.indexOf(servers());
        return page.substring(0, page.indexOf(RULES)) + rules() + (start < 0 ? servers() : page.substring(start));
    }

    /** Returns a page with the section of a server rewritten. The sections of servers missing on this machine stay. */
    static String withSection(String page, TestedServers server, String section) {
        int start = page.indexOf(servers()) + servers().length();
        StringBuilder text = new StringBuilder(page.substring(0, start));
        String old = page.substring(start);
        for (TestedServers each : TestedServers.values()) {
            text.append(each == server ? section : sectionOf(each, old));
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String sectionOf(TestedServers server, String sections) {
        return Stream.of(sections.split("(?m)^(?=### )"))
                .filter(section -> section.startsWith("### " + server.title() + " "))
                .map(section -> section.stripTrailing() + "\n\n")
                .findFirst()
                .orElse("");
    }
}
