package io.github.junitsmtp.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test takes seconds; it would take hours if the effort were quadratic. */
class HostileHtmlTest {

    private static final Map<String, String> HTML = Map.ofEntries(
            Map.entry("10 MB of elements", "<p style='color: #777'><a href='/x'>text of it</a></p>\n".repeat(190_000)),
            Map.entry("10 MB of text", "text of it ".repeat(1_000_000)),
            Map.entry("50,000 nested elements", "<div style='color: #777'>text of it".repeat(50_000)),
            Map.entry("50,000 nested tables", "<table><tr><td>text of it".repeat(50_000)),
            Map.entry("50,000 nested headings", "<h1><div>".repeat(50_000)),
            Map.entry("50,000 nested links", "<a href='/x'><div>".repeat(50_000)),
            Map.entry("50,000 languages", "<p lang='en'>text".repeat(50_000)),
            Map.entry("50,000 nested texts from right to left", "<div>שלום".repeat(50_000)),
            Map.entry("50,000 nested conditional comments", "<!--[if mso]><p>text".repeat(50_000)),
            Map.entry(
                    "100,000 rules",
                    "<style>" + "p.a > b { color: red; margin: 0 }\n".repeat(100_000) + "</style>"
                            + "<p class='a'>text <b>of it</b></p>".repeat(1000)),
            Map.entry(
                    "100,000 selectors",
                    "<style>" + "p, b:hover, ".repeat(50_000) + "i { color: red }</style><p>text of it</p>"),
            Map.entry(
                    "100,000 nested blocks",
                    "<style>" + "a { b: c; @media x { ".repeat(50_000) + "</style><p>text of it</p>"),
            Map.entry("100,000 nested parentheses", "<p style='color: " + "(".repeat(100_000) + "'>text of it</p>"),
            Map.entry("100,000 declarations", "<p style='" + "color: red; ".repeat(100_000) + "'>text of it</p>"),
            Map.entry("100,000 comments", "<style>" + "/* a */ b {} ".repeat(100_000) + "</style><p>text of it</p>"),
            Map.entry("a long condition", "<!--[if " + "!".repeat(100_000) + "mso]>text<![endif]-->"),
            Map.entry("a long font size", "<p style='font: " + "9".repeat(100_000) + "px/1 serif'>text of it</p>"),
            Map.entry("no text at all", ""),
            Map.entry("HTML that is cut off", "<html><head><style>p { color: red } @media x { a { b"),
            Map.entry("a tag that is cut off", "<html><body><p style='color: #777"));

    private static Stream<String> names() {
        return HTML.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void is_judged(String name) {
        MailHtml html = MailHtml.of(HTML.get(name));

        assertThat(html.support(EmailClients.all()).findings())
                .allSatisfy(finding -> assertThat(finding.places()).hasSizeBetween(1, 5000));
        assertThat(html.accessibility(AccessibilityRule.standard()).violations())
                .isNotEmpty()
                .hasSizeLessThan(10_000);
    }
}
