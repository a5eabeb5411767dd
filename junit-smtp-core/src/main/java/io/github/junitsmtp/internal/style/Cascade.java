package io.github.junitsmtp.internal.style;

import io.github.junitsmtp.internal.css.AtRule;
import io.github.junitsmtp.internal.css.Declaration;
import io.github.junitsmtp.internal.css.StyleRule;
import io.github.junitsmtp.internal.css.StyleSheet;
import io.github.junitsmtp.internal.html.HtmlDocument;
import io.github.junitsmtp.internal.text.Cut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;

/** The winning declarations for each element, of properties that matter to readers. Media queries are assumed not to match. */
final class Cascade {

    private static final Set<String> MATTERING = Set.of(
            "color",
            "background",
            "background-color",
            "background-image",
            "font",
            "font-size",
            "font-weight",
            "display",
            "visibility",
            "opacity",
            "max-height",
            "height",
            "overflow",
            "position",
            "text-shadow",
            "filter",
            "mix-blend-mode",
            "direction");
    private static final Pattern UNCONDITIONAL = Pattern.compile("(?:only\\s+)?(?:all|screen)");
    private static final Pattern OF_OTHER_STATES = Pattern.compile(
            "::|:(?:hover|active|focus|visited|checked|target|before|after|first-l|selection)|&",
            Pattern.CASE_INSENSITIVE);
    /** What every element is as long as readers do nothing. */
    private static final Pattern NOT_OF_OTHER_STATES = Pattern.compile(
            ":not\\(\\s*:(?:hover|active|focus(?:-within|-visible)?|visited|checked|target)\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LINK = Pattern.compile(":(?:any-)?link(?![-\\w])", Pattern.CASE_INSENSITIVE);
    /** Selectors that are costly, or jsoup's own. */
    private static final Pattern NOT_UNDERSTOOD =
            Pattern.compile(":(?:has|contains|matches|nth-last)", Pattern.CASE_INSENSITIVE);

    /** An attribute that has a word among others. */
    private static final Pattern ONE_WORD = Pattern.compile("\\[\\s*([-\\w]+)\\s*~=\\s*[\"']?([^\"'\\]]*?)[\"']?\\s*]");

    private static final int LONGEST_SELECTOR = 500;
    private static final Pattern IDS = Pattern.compile("#[-\\w]");
    private static final Pattern CLASSES = Pattern.compile("\\.[-\\w]|\\[|:[a-z]");
    private static final Pattern TYPES = Pattern.compile("(?:^|[\\s>+~])[a-z]");
    /** The maximum number of comparisons of an element with a selector, which take seconds. */
    private static final long MOST_COMPARISONS = 5_000_000;

    private record Match(int specificity, int order, StyleRule rule) {}

    private final IdentityHashMap<Element, List<Match>> matches = new IdentityHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final HtmlDocument html;
    private long comparisons;
    private int order;

    Cascade(HtmlDocument html) {
        this.html = html;
        for (StyleSheet sheet : html.unconditionalStyleSheets()) {
            sheet.rules().stream().filter(Cascade::matters).forEach(this::match);
        }
        matches.values()
                .forEach(list ->
                        list.sort(Comparator.comparingInt(Match::specificity).thenComparingInt(Match::order)));
    }

    private static boolean matters(StyleRule rule) {
        return rule.within().stream().allMatch(Cascade::holds)
                && rule.declarations().stream().anyMatch(declaration -> MATTERING.contains(declaration.property()));
    }

    private static boolean holds(AtRule rule) {
        return rule.name().equals("media")
                && Stream.of(rule.prelude().toLowerCase(Locale.ROOT).split(","))
                        .anyMatch(query -> UNCONDITIONAL.matcher(query.strip()).matches());
    }

    private void match(StyleRule rule) {
        order++;
        for (String written : rule.selectors()) {
            String selector = NOT_OF_OTHER_STATES
                    .matcher(written)
                    .replaceAll(state ->
                            state.start() == 0 || " >+~".indexOf(written.charAt(state.start() - 1)) >= 0 ? "*" : "");
            if (OF_OTHER_STATES.matcher(selector).find()) {
                continue;
            }
            comparisons += html.elements().size();
            if (comparisons > MOST_COMPARISONS) {
                problem("too many CSS rules for this many elements");
                return;
            }
            if (selector.length() > LONGEST_SELECTOR
                    || NOT_UNDERSTOOD.matcher(selector).find()) {
                notUnderstood(written, rule);
                continue;
            }
            try {
                Match match = new Match(specificity(written), order, rule);
                for (Element element : html.document().select(asOfJsoup(selector))) {
                    matches.computeIfAbsent(element, key -> new ArrayList<>()).add(match);
                }
            } catch (SelectorParseException | IllegalArgumentException e) {
                notUnderstood(written, rule);
            }
        }
    }

    /** Translates what jsoup understands in another way than CSS: it takes {@code ~=} for a regular expression. */
    private static String asOfJsoup(String selector) {
        return ONE_WORD.matcher(LINK.matcher(selector).replaceAll("[href]"))
                .replaceAll(found -> Matcher.quoteReplacement(
                        "[" + found.group(1) + "~=(?:^|\\s)" + Pattern.quote(found.group(2)) + "(?:\\s|$)]"));
    }

    private void notUnderstood(String selector, StyleRule rule) {
        problem("the selector " + Cut.marked(selector, 60) + " on line " + rule.line() + " is not supported");
    }

    private void problem(String problem) {
        if (!problems.contains(problem) && problems.size() < 10) {
            problems.add(problem);
        }
    }

    private static int specificity(String selector) {
        return (int) (IDS.matcher(selector).results().count() * 10_000
                + CLASSES.matcher(selector.replace(":not(", "(")).results().count() * 100
                + TYPES.matcher(selector.toLowerCase(Locale.ROOT)).results().count());
    }

    /** Returns why some styles are unknown. */
    List<String> problems() {
        return problems;
    }

    /** Returns the winning values for an element. */
    Map<String, String> valuesFor(Element element) {
        List<Match> matching = matches.getOrDefault(element, List.of());
        List<Declaration> inline = html.inlineStyle(element);
        if (matching.isEmpty() && inline.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        for (boolean important : new boolean[] {false, true}) {
            matching.forEach(match -> add(values, match.rule().declarations(), important));
            add(values, inline, important);
        }
        return values;
    }

    private static void add(Map<String, String> values, List<Declaration> declarations, boolean important) {
        for (Declaration declaration : declarations) {
            if (declaration.isImportant() != important || !MATTERING.contains(declaration.property())) {
                continue;
            }
            String value = declaration.value().toLowerCase(Locale.ROOT);
            if (Keywords.areValid(declaration.property(), value)) {
                put(values, declaration.property(), value);
            }
        }
    }

    /** Sets a value. A shorthand sets all of its properties. */
    private static void put(Map<String, String> values, String property, String value) {
        switch (property) {
            case "background" -> {
                values.put("background-color", Shorthands.color(value));
                values.put("background-image", Shorthands.image(value));
            }
            case "font" -> {
                values.put("font-size", Shorthands.size(value));
                values.put("font-weight", Shorthands.weight(value));
            }
            default -> values.put(property, value);
        }
    }
}
