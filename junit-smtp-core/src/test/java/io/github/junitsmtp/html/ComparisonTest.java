package io.github.junitsmtp.html;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.internal.clients.FeatureUse;
import io.github.junitsmtp.internal.clients.FeatureUses;
import io.github.junitsmtp.internal.clients.Features;
import io.github.junitsmtp.internal.html.HtmlDocument;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public templates, with files that list what other tools find in them. */
class ComparisonTest {

    /** Reported only by the tool, with the reason why not here. */
    private static final Map<String, String> TOLD_BY_CANIEMAIL_ALONE = Map.of(
            "html-comments", "no client is known to support them less than fully",
            "css-font", "it takes font-size for the shorthand, which is a feature of its own",
            "css-background", "it takes background-color for the shorthand, which is a feature of its own",
            "html-anchor-links", "it takes # alone for the place that a link leads to",
            "css-selector-chaining", "it takes two classes in one selector for two of one element",
            "html-p", "it takes input for p, as there is a p in it");

    /** Reported only here, with the reason why not by the tool. */
    private static final Map<String, String> NOT_TOLD_BY_CANIEMAIL = Map.ofEntries(
            Map.entry("css-selector-grouping", "it looks at each selector on its own"),
            Map.entry("html-style", "it does not look at style elements outside of head and body"),
            Map.entry("html-button-submit", "it does not know the default type of buttons"),
            Map.entry("html-h1-h6", "it takes only h1 for a heading"),
            Map.entry("css-display-none", "it does not know it with !important"),
            Map.entry("css-rgba", "it never finds functions"),
            Map.entry("css-at-media-prefers-color-scheme", "it does not look at the condition of media queries"),
            Map.entry("css-pseudo-class-checked", "it does not look into media queries"),
            Map.entry("css-pseudo-class-hover", "it does not look into media queries"),
            Map.entry("css-selector-attribute", "it does not look into media queries"),
            Map.entry("css-selector-child", "it does not look into media queries"),
            Map.entry("css-selector-class", "it does not look into media queries"),
            Map.entry("css-selector-descendant", "it does not look into media queries"),
            Map.entry("css-selector-general-sibling", "it does not look into media queries"),
            Map.entry("css-selector-id", "it does not look into media queries"),
            Map.entry("css-selector-type", "it does not look into media queries"),
            Map.entry("css-background-color", "it does not look into media queries"),
            Map.entry("css-important", "it does not look into media queries"));

    private static final Map<String, AccessibilityRule> RULES_OF_AXE = Map.ofEntries(
            Map.entry("html-has-lang", AccessibilityRule.LANGUAGE),
            Map.entry("html-lang-valid", AccessibilityRule.LANGUAGE),
            Map.entry("valid-lang", AccessibilityRule.LANGUAGE),
            Map.entry("document-title", AccessibilityRule.TITLE),
            Map.entry("image-alt", AccessibilityRule.IMAGE_TEXT),
            Map.entry("area-alt", AccessibilityRule.IMAGE_TEXT),
            Map.entry("input-image-alt", AccessibilityRule.IMAGE_TEXT),
            Map.entry("link-name", AccessibilityRule.LINK_TEXT),
            Map.entry("heading-order", AccessibilityRule.HEADINGS),
            Map.entry("empty-heading", AccessibilityRule.HEADINGS),
            Map.entry("color-contrast", AccessibilityRule.CONTRAST));

    private static Stream<String> templates() {
        return findings("axe.txt").keySet().stream();
    }

    @Test
    void is_on_twenty_templates() {
        assertThat(templates()).hasSize(20);
        assertThat(findings("caniemail.txt")).hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void finds_the_features_that_caniemail_finds(String template) {
        Set<String> ours = FeatureUses.of(HtmlDocument.read(read("templates/" + template))).stream()
                .map(FeatureUse::feature)
                .collect(toCollection(TreeSet::new));
        Set<String> theirs = new TreeSet<>(findings("caniemail.txt").get(template));

        Set<String> missing = new TreeSet<>(theirs);
        missing.removeAll(ours);
        assertThat(TOLD_BY_CANIEMAIL_ALONE.keySet()).containsAll(missing);
        Set<String> more = new TreeSet<>(ours);
        more.removeAll(theirs);
        assertThat(NOT_TOLD_BY_CANIEMAIL.keySet()).containsAll(more);
    }

    @Test
    void misses_nothing_of_comments() {
        assertThat(EmailClient.values())
                .allSatisfy(client -> assertThat(Features.known()
                                .get("html-comments")
                                .by(client.id())
                                .level())
                        .isIn('y', 'u'));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void finds_the_violations_that_axe_finds(String template) {
        Map<AccessibilityRule, Integer> theirs = findings("axe.txt").get(template).stream()
                .filter(finding -> !finding.isEmpty())
                .map(finding -> finding.split(" "))
                .collect(groupingBy(
                        parts -> RULES_OF_AXE.get(parts[0]),
                        TreeMap::new,
                        summingInt(parts -> Integer.parseInt(parts[1]))));
        if (template.startsWith("postmark")) {
            // a text with a shadow, whose contrast is not checked here
            theirs.merge(AccessibilityRule.CONTRAST, -1, Integer::sum);
        }

        Map<AccessibilityRule, Integer> ours =
                MailHtml.of(read("templates/" + template)).accessibility(common()).violations().stream()
                        .collect(groupingBy(RuleViolation::rule, TreeMap::new, summingInt(violation -> 1)));

        assertThat(ours).isEqualTo(theirs);
    }

    private static RuleSet<AccessibilityRule> common() {
        return AccessibilityRule.standard()
                .except(Arrays.stream(AccessibilityRule.values())
                        .filter(rule -> !RULES_OF_AXE.containsValue(rule))
                        .toArray(AccessibilityRule[]::new));
    }

    private static Map<String, List<String>> findings(String file) {
        Map<String, List<String>> findings = new TreeMap<>();
        read(file).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split(": ", 2);
            findings.put(parts[0], List.of(parts[1].split(file.startsWith("axe") ? ", " : " ")));
        });
        return findings;
    }

    private static String read(String file) {
        try (InputStream stream = Objects.requireNonNull(ComparisonTest.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
