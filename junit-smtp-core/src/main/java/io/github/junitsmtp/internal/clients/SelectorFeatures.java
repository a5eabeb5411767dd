package io.github.junitsmtp.internal.clients;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The features that selectors use. */
final class SelectorFeatures {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<attribute>\\[[^\\]]*\\]?)|(?<pseudo>::?[-\\w]+)(?<arguments>\\([^)]*\\)?)?|(?<id>#[-\\w\\\\]+)|(?<class>\\.[-\\w\\\\]+)"
                    + "|(?<combinator>\\s*[>+~]\\s*|\\s+)|(?<any>\\*)|(?<nesting>&)|(?<type>[-\\w\\\\]+)");
    private static final Map<String, String> COMBINATORS = Map.of(
            ">", "css-selector-child",
            "+", "css-selector-adjacent-sibling",
            "~", "css-selector-general-sibling",
            "", "css-selector-descendant");

    private SelectorFeatures() {}

    static Set<String> of(String selector) {
        Set<String> features = new LinkedHashSet<>();
        Matcher token = TOKEN.matcher(selector);
        int classes = 0;
        while (token.find()) {
            if (token.group("combinator") != null) {
                classes = 0;
                features.add(COMBINATORS.get(token.group("combinator").strip()));
            } else if (token.group("class") != null) {
                classes++;
                features.add(classes == 1 ? "css-selector-class" : "css-selector-chaining");
            } else {
                features.add(feature(token));
            }
        }
        return features;
    }

    private static String feature(Matcher token) {
        if (token.group("pseudo") != null) {
            return pseudo(token.group("pseudo").toLowerCase(Locale.ROOT));
        }
        if (token.group("attribute") != null) {
            return "css-selector-attribute";
        }
        if (token.group("id") != null) {
            return "css-selector-id";
        }
        if (token.group("nesting") != null) {
            return "css-nesting";
        }
        return token.group("any") != null ? "css-selector-universal" : "css-selector-type";
    }

    /** Returns a pseudo-element with two colons; those of CSS 2 may have one. */
    private static String pseudo(String name) {
        String plain = name.replace(":", "");
        String element = "css-pseudo-element-" + plain;
        return Features.known().contains(element) ? element : "css-pseudo-class-" + plain;
    }
}
