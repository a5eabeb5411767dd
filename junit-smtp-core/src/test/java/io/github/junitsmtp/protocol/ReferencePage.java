package io.github.junitsmtp.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/reply-codes.md} from the catalog. */
final class ReferencePage {

    private final StringBuilder page = new StringBuilder();

    private ReferencePage() {}

    static String markdown() {
        ReferencePage reference = new ReferencePage();
        reference.introduction();
        reference.overview();
        reference.codes();
        reference.confusions();
        reference.enhancedCodes();
        return reference.page.toString().stripTrailing() + "\n";
    }

    private void introduction() {
        line("# SMTP reply codes");
        line("");
        line(
                "<!-- Written from the catalog in junit-smtp-core/src/main/resources by ReferencePageTest: change it there. -->");
        line("");
        line(
                "What each code means, when it appears, and what to do. The same knowledge is in the library: `ReplyCode.SERVICE_READY.meaning()`, `reply.explanation()`,"
                        + " `ReplyCode.SYSTEM_STATUS.comparedWith(ReplyCode.SERVICE_READY)`, and in each failure message.");
        line("");
        line(
                "[All codes](#all-codes) · [Each code](#each-code) · [Codes that people confuse](#codes-that-people-confuse) ·"
                        + " [Enhanced status codes](#enhanced-status-codes)");
        line("");
        line("The first digit tells what to do next, the second what it is about.");
        line("");
        row("first digit", "class", "meaning");
        row("---", "---", "---");
        for (ReplyClass replyClass : ReplyClass.values()) {
            row(replyClass.pattern(), replyClass.toString(), replyClass.meaning());
        }
        line("");
        row("second digit", "category", "about");
        row("---", "---", "---");
        for (ReplyCategory category : ReplyCategory.values()) {
            int digit = category.ordinal();
            row(
                    category == ReplyCategory.UNDEFINED ? "x6z to x9z" : "x" + digit + "z",
                    category.toString(),
                    category.subject());
        }
        line("");
    }

    private void overview() {
        line("## All codes");
        line("");
        row("code", "name", "expect it", "it says that");
        row("---", "---", "---", "---");
        for (ReplyCode code : ReplyCode.values()) {
            row(link(code), code.title(), ReplyOccasion.inWords(code.occasions()), code.says());
        }
        line("");
    }

    private void codes() {
        line("## Each code");
        line("");
        for (ReplyCode code : ReplyCode.values()) {
            line("<a id=\"" + code.number() + "\"></a>");
            line("");
            line("### " + code.number() + " " + code.title());
            line("");
            line("A " + code.replyClass() + " (" + code.replyClass().pattern() + ") about "
                    + code.category().subject() + " (x" + code.number() / 10 % 10 + "z). In code: `ReplyCode."
                    + code.name() + "`.");
            line("");
            line("- **Meaning.** " + text(code.meaning()));
            line("- **Appears.** " + text(code.appears()));
            line("- **To do.** " + text(code.remedy()));
            line("- **Defined in** " + links(code.references()) + ".");
            String others = confusedWith(code);
            if (!others.isEmpty()) {
                line("- **Not to be confused with** " + others + ".");
            }
            line("");
        }
    }

    private static String confusedWith(ReplyCode code) {
        return pairs().filter(pair -> pair.first() == code || pair.second() == code)
                .map(pair -> {
                    ReplyCode other = pair.first() == code ? pair.second() : pair.first();
                    String what = other == code ? "its other meaning" : String.valueOf(other.number());
                    return "[" + what + "](#" + anchor(pair) + ")";
                })
                .collect(Collectors.joining(", "));
    }

    private void confusions() {
        line("## Codes that people confuse");
        line("");
        pairs().forEach(pair -> {
            line("<a id=\"" + anchor(pair) + "\"></a>");
            line("");
            if (pair.first() == pair.second()) {
                line("### " + pair.first().number() + " has two meanings");
                line("");
                line(text(pair.confusion().orElseThrow()));
            } else {
                line("### " + pair.first().number() + " or " + pair.second().number());
                line("");
                line(text(pair.confusion().orElseThrow()));
                line("");
                sideBySide(pair);
            }
            line("");
        });
    }

    private void sideBySide(ReplyCodeComparison pair) {
        ReplyCode first = pair.first();
        ReplyCode second = pair.second();
        row("", link(first) + " " + first.title(), link(second) + " " + second.title());
        row("---", "---", "---");
        row("class", first.replyClass().toString(), second.replyClass().toString());
        row("it says that", first.says(), second.says());
        row("expect it", ReplyOccasion.inWords(first.occasions()), ReplyOccasion.inWords(second.occasions()));
        row("to do", Catalog.firstSentence(first.remedy()), Catalog.firstSentence(second.remedy()));
    }

    private static Stream<ReplyCodeComparison> pairs() {
        List<ReplyCode> codes = Arrays.asList(ReplyCode.values());
        return codes.stream()
                .flatMap(first ->
                        codes.subList(first.ordinal(), codes.size()).stream().map(first::comparedWith))
                .filter(pair -> pair.confusion().isPresent());
    }

    private void enhancedCodes() {
        line("## Enhanced status codes");
        line("");
        line(
                "An enhanced status code (RFC 3463) stands at the beginning of the text: a class (2, 4 or 5), a subject, a detail. Its class agrees with the first digit of the"
                        + " reply code (RFC 2034). After 4.Y.Z, what to do is to send again later first. Servers make up codes of their own, such as 5.7.139: class and subject explain those.");
        line("");
        for (EnhancedStatusSubject subject : EnhancedStatusSubject.values()) {
            if (subject != EnhancedStatusSubject.UNREGISTERED) {
                enhancedCodes(subject);
            }
        }
    }

    private void enhancedCodes(EnhancedStatusSubject subject) {
        line("### X." + subject.ordinal() + ".Z: " + subject);
        line("");
        row("code", "name", "meaning", "to do after 5.Y.Z", "goes with", "defined in");
        row("---", "---", "---", "---", "---", "---");
        for (int detail = 0; detail <= 999; detail++) {
            EnhancedStatusCode code = new EnhancedStatusCode(5, subject.ordinal(), detail);
            if (code.isRegistered()) {
                row(
                        "X." + code.subject() + "." + code.detail(),
                        code.title(),
                        code.meaning(),
                        code.remedy(),
                        code.replyCodes().stream()
                                .map(number -> ReplyCode.find(number)
                                        .map(ReferencePage::link)
                                        .orElse("" + number))
                                .collect(Collectors.joining(" ")),
                        links(List.of(code.reference().orElseThrow())));
            }
        }
        line("");
    }

    private static String anchor(ReplyCodeComparison pair) {
        return pair.first().number() + "-" + pair.second().number();
    }

    private static String link(ReplyCode code) {
        return "[" + code.number() + "](#" + code.number() + ")";
    }

    private static String links(List<RfcReference> references) {
        return references.stream()
                .map(reference -> "[" + reference + "](" + reference.uri() + ")")
                .collect(Collectors.joining("; "));
    }

    private void row(String... cells) {
        List<String> escaped = new ArrayList<>();
        for (String cell : cells) {
            escaped.add(text(cell).replace("|", "\\|"));
        }
        line(("| " + String.join(" | ", escaped) + " |").replace("  ", " "));
    }

    /** Escapes tags and stars, for Markdown. */
    private static String text(String plain) {
        return plain.replace("<", "&lt;").replace(" * ", " `*` ");
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
