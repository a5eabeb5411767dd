package io.github.junitsmtp.internal.clients;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.css.AtRule;
import io.github.junitsmtp.internal.css.Declaration;
import io.github.junitsmtp.internal.css.StyleRule;
import io.github.junitsmtp.internal.css.StyleSheet;
import io.github.junitsmtp.internal.html.HtmlDocument;
import io.github.junitsmtp.internal.html.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Finds the features that a mail uses. */
public final class FeatureUses {

    private static final String STYLE = "html-style";
    private static final Set<String> IN_STYLE_SHEETS = Set.of(STYLE);
    /** Rules whose content is only for clients that support what they ask for, so that other clients miss nothing. */
    private static final Set<String> ASKING = Set.of("supports", "container", "-moz-document", "document");

    private record Key(String feature, Set<String> guards) {}

    private final Map<Key, FeatureUse> uses = new LinkedHashMap<>();
    private final Map<Declaration, Set<String>> ofDeclarations = new HashMap<>();
    private final Map<String, Set<String>> ofStyles = new HashMap<>();

    private FeatureUses() {}

    /** Returns the features that HTML uses, in the order in which they occur. */
    public static Collection<FeatureUse> of(HtmlDocument html) {
        FeatureUses found = new FeatureUses();
        for (Element element : html.elements()) {
            found.element(element, html);
        }
        html.styleSheets().forEach(found::styleSheet);
        return found.uses.values();
    }

    private void element(Element element, HtmlDocument html) {
        Place place = Place.of(element);
        HtmlFeatures.of(element).forEach(feature -> use(feature, Set.of(), place));
        List<Declaration> style = html.inlineStyle(element);
        if (!style.isEmpty()) {
            ofStyles.computeIfAbsent(element.attr("style"), text -> of(style))
                    .forEach(feature -> use(feature, Set.of(), place));
        }
    }

    private Set<String> of(List<Declaration> declarations) {
        Set<String> features = new LinkedHashSet<>();
        declarations.forEach(declaration -> features.addAll(of(declaration)));
        return features;
    }

    private Set<String> of(Declaration declaration) {
        return ofDeclarations.computeIfAbsent(declaration, CssFeatures::of);
    }

    private void styleSheet(StyleSheet sheet) {
        sheet.comments().forEach(line -> use("css-comments", IN_STYLE_SHEETS, Place.of(line, "style")));
        for (AtRule rule : sheet.atRules()) {
            AtRuleFeatures.of(rule)
                    .forEach(feature -> use(feature, IN_STYLE_SHEETS, Place.of(rule.line(), "@" + rule.name())));
        }
        sheet.rules().forEach(this::styleRule);
    }

    private void styleRule(StyleRule rule) {
        Set<String> guards = IN_STYLE_SHEETS;
        if (!rule.within().isEmpty()) {
            if (rule.within().stream().anyMatch(around -> ASKING.contains(around.name()))) {
                return;
            }
            guards = new LinkedHashSet<>(IN_STYLE_SHEETS);
            for (AtRule around : rule.within()) {
                guards.addAll(AtRuleFeatures.of(around));
            }
        }
        Set<String> features = new LinkedHashSet<>();
        for (String selector : rule.selectors()) {
            features.addAll(SelectorFeatures.of(selector));
        }
        if (rule.isNested()) {
            features.add("css-nesting");
        }
        if (rule.selectors().size() > 1) {
            features.add("css-selector-grouping");
        }
        for (String feature : features) {
            use(feature, guards, Place.of(rule.line(), name(rule)));
        }
        declarations(rule, guards);
    }

    private void declarations(StyleRule rule, Set<String> guards) {
        Set<String> seen = new HashSet<>();
        rule.declarations()
                .forEach(declaration -> of(declaration).stream()
                        .filter(seen::add)
                        .forEach(feature -> use(feature, guards, Place.of(declaration.line(), name(rule)))));
    }

    private static String name(StyleRule rule) {
        String first = rule.selectors().stream().limit(3).collect(joining(", "));
        return rule.selectors().size() > 3 ? first + ", ..." : first;
    }

    private void use(String feature, Set<String> guards, Place place) {
        if (Features.known().contains(feature)) {
            uses.computeIfAbsent(new Key(feature, guards), key -> new FeatureUse(feature, guards))
                    .at(place);
        }
    }
}
