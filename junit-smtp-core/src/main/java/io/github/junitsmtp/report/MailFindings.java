package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.checks.CheckResult;
import io.github.junitsmtp.internal.checks.CheckResult.Finding;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Shows the findings of checks on a mail, and the lines of its HTML to which they refer. */
final class MailFindings {

    private static final int MOST_FINDINGS = 100;
    private static final int MOST_LINES = 5_000;
    private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,6})\\b(?! of the text)");

    private final List<CheckResult> results;
    private final String html;
    private final int number;
    private final Allowance allowance;
    private int shownLines;

    private MailFindings(List<CheckResult> results, String html, int number, Allowance allowance) {
        this.results = results;
        this.html = html;
        this.number = number;
        this.allowance = allowance;
    }

    /** Returns the findings of the test's checks and of the other requested checks. */
    static MailFindings of(ReceivedMail mail, Set<MailCheck> asked, int number, Allowance allowance) {
        List<CheckResult> results = new ArrayList<>(mail.checkResults());
        for (MailCheck check : asked) {
            if (results.stream().noneMatch(result -> result.check().equals(check.title()))) {
                check.of(mail).ifPresent(results::add);
            }
        }
        return new MailFindings(results, mail.htmlBody().orElse(""), number, allowance);
    }

    boolean areThere() {
        return !results.isEmpty();
    }

    /** Describes the number of findings. */
    String inWords() {
        long problems = results.stream().mapToLong(CheckResult::problems).sum();
        return problems == 0 ? "checked" : Counts.grouped(problems, "finding");
    }

    boolean haveProblems() {
        return results.stream().anyMatch(result -> result.problems() > 0);
    }

    boolean nameLines() {
        return !html.isEmpty()
                && results.stream()
                        .flatMap(result -> result.findings().stream())
                        .anyMatch(finding -> LINE.matcher(finding.detail()).find());
    }

    /** Shows the HTML with an anchor for each line. */
    Element lines() {
        Element lines = element("pre", "numbered");
        String[] all = allowance.beginningOf(html).split("\\R", -1);
        shownLines = allowance.rows(all.length, MOST_LINES);
        for (int i = 0; i < shownLines; i++) {
            lines.appendChild(text("span", "", all[i] + "\n").attr("id", line(i + 1)));
        }
        return lines;
    }

    void showIn(Element panel) {
        for (CheckResult result : results) {
            long problems = result.problems();
            panel.appendChild(text(
                    "h4",
                    "",
                    result.check() + (problems == 0 ? ": no findings" : ": " + Counts.grouped(problems, "finding"))));
            clients(panel, result);
            findings(panel, result.findings());
        }
    }

    private void clients(Element panel, CheckResult result) {
        if (result.clients().isEmpty()) {
            return;
        }
        Element list = panel.appendElement("ul").attr("class", "clients");
        result.clients().forEach((client, level) -> {
            Element item = list.appendElement("li").attr("class", CheckResult.inWords(level));
            item.appendChild(text("span", "", client));
            item.appendChild(text("span", "level", CheckResult.inWords(level)));
        });
    }

    private void findings(Element panel, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        Element list = panel.appendElement("ul").attr("class", "findings");
        int shown = allowance.rows(findings.size(), MOST_FINDINGS);
        findings.subList(0, shown).forEach(finding -> list.appendChild(item(finding)));
        if (shown < findings.size()) {
            list.appendElement("li").appendChild(Sessions.leftOut(findings.size() - shown, "finding"));
        }
    }

    private Element item(Finding finding) {
        Element item = element("li", CheckResult.inWords(finding.level()).replace(' ', '-'));
        item.appendChild(text("span", "level", CheckResult.inWords(finding.level())));
        if (!finding.rule().isEmpty()) {
            finding.link()
                    .ifPresentOrElse(
                            link -> item.appendChild(text("a", "rule", finding.rule())
                                    .attr("href", link)
                                    .attr("rel", "noreferrer")),
                            () -> item.appendChild(text("b", "rule", finding.rule())));
        }
        item.appendChild(detail(Allowance.name(finding.detail())));
        return item;
    }

    /** Links the line numbers in a finding to the lines of the HTML. */
    private Element detail(String detail) {
        Element shown = element("span", "detail");
        Matcher place = LINE.matcher(detail);
        int end = 0;
        while (place.find()) {
            int line = Integer.parseInt(place.group(1));
            if (line >= 1 && line <= shownLines) {
                shown.appendText(Markup.visible(detail.substring(end, place.start())));
                shown.appendChild(text("a", "", place.group()).attr("href", "#" + line(line)));
                end = place.end();
            }
        }
        return shown.appendText(Markup.visible(detail.substring(end)));
    }

    private String line(int line) {
        return "mail-" + number + "-line-" + line;
    }
}
