package io.github.junitsmtp.internal.css;

import io.github.junitsmtp.internal.css.Nesting.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses CSS in one pass, however deeply blocks are nested. */
final class CssReader {

    private static final Set<String> GROUPS =
            Set.of("media", "supports", "container", "layer", "scope", "starting-style", "document", "-moz-document");
    private static final Pattern AT_RULE = Pattern.compile("@([-\\w]+)(.*)", Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("([-\\w]+)\\s*:(.*)", Pattern.DOTALL);
    /** Comment marks that hid style sheets from early browsers. */
    private static final Pattern HIDING = Pattern.compile("<!--|-->");

    private final CssText css;
    private final List<StyleRule> rules = new ArrayList<>();
    private final List<AtRule> atRules = new ArrayList<>();

    CssReader(String css, int line) {
        this.css = new CssText(css, line);
    }

    List<Declaration> declarations() {
        Nesting block = Nesting.outermost(Content.DECLARATIONS);
        for (int from = 0; from < css.length(); ) {
            int end = css.next(";", from);
            declaration(block, from, end);
            from = end + 1;
        }
        return block.declarations;
    }

    StyleSheet styleSheet() {
        Nesting block = Nesting.outermost(Content.RULES);
        int from = 0;
        while (from < css.length()) {
            int end = css.next("{};", from);
            boolean isInvalid = block.outer == null && endsNothing(from, end);
            if (isInvalid) {
                end = css.next("{", end);
            }
            char met = end < css.length() ? css.charAt(end) : '}';
            if (met == '{') {
                block = isInvalid ? block.with(Content.OTHER) : enter(block, from, end);
            } else {
                statement(block, from, end);
                if (met == '}' && end < css.length() && block.outer != null) {
                    block = block.outer;
                }
            }
            from = end + 1;
        }
        return new StyleSheet(rules, atRules, css.comments, css.isCutOff || block.outer != null);
    }

    /** Returns whether a closing brace or semicolon outside all blocks is part of the next rule, which is thus invalid (section 5.5.3). */
    private boolean endsNothing(int from, int end) {
        return end < css.length()
                && (css.charAt(end) == '}'
                        || css.charAt(end) == ';' && !prelude(from, end).startsWith("@"));
    }

    private String prelude(int from, int end) {
        return HIDING.matcher(css.text(from, end)).replaceAll(" ").strip();
    }

    private Nesting enter(Nesting block, int from, int end) {
        int start = start(from, end);
        String prelude = prelude(start, end);
        Matcher atRule = AT_RULE.matcher(prelude);
        if (atRule.matches()) {
            AtRule rule = atRule(atRule, start);
            if (block.content != Content.OTHER) {
                atRules.add(rule);
            }
            Content inner = !GROUPS.contains(rule.name())
                    ? Content.OTHER
                    : block.content == Content.DECLARATIONS ? Content.DECLARATIONS : Content.RULES;
            return inner == Content.DECLARATIONS ? nested(block, rule, start) : block.with(inner, rule);
        }
        Nesting inner = block.with(Content.DECLARATIONS);
        if (block.content != Content.OTHER) {
            rules.add(new StyleRule(
                    selectors(prelude),
                    inner.declarations,
                    inner.within,
                    block.content == Content.DECLARATIONS,
                    css.lineOf(start)));
        }
        return inner;
    }

    /** Returns the block of a condition; within a style rule, it applies to the same elements. */
    private Nesting nested(Nesting block, AtRule condition, int start) {
        Nesting inner = block.with(Content.DECLARATIONS, condition);
        rules.add(new StyleRule(List.of("&"), inner.declarations, inner.within, true, css.lineOf(start)));
        return inner;
    }

    private void statement(Nesting block, int from, int end) {
        if (block.content == Content.DECLARATIONS) {
            declaration(block, from, end);
        } else if (block.content == Content.RULES) {
            int start = start(from, end);
            Matcher atRule = AT_RULE.matcher(css.text(start, end).strip());
            if (atRule.matches()) {
                atRules.add(atRule(atRule, start));
            }
        }
    }

    private AtRule atRule(Matcher atRule, int start) {
        return new AtRule(
                atRule.group(1).toLowerCase(Locale.ROOT), atRule.group(2).strip(), css.lineOf(start));
    }

    /** Adds a declaration. Anything else, such as the star hack for old browsers, is ignored. */
    private void declaration(Nesting block, int from, int end) {
        int start = start(from, end);
        Matcher property = PROPERTY.matcher(css.text(start, end));
        if (property.lookingAt()) {
            block.declarations.add(
                    Declaration.of(property.group(1), property.group(2).strip(), css.lineOf(start)));
        }
    }

    private int start(int from, int end) {
        int start = from;
        while (start < end && Character.isWhitespace(css.charAt(start))) {
            start++;
        }
        return start;
    }

    static List<String> selectors(String prelude) {
        CssText text = new CssText(prelude, 1);
        List<String> selectors = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int end = text.next(",", from);
            selectors.add(text.text(from, end).strip());
            from = end + 1;
        }
        return selectors;
    }
}
