package io.github.junitsmtp.internal.css;

import java.util.List;

/**
 * The content of a style sheet.
 *
 * @param rules the style rules in order
 * @param atRules the at-rules
 * @param comments the lines in which comments begin
 * @param isCutOff whether it ends within a block, a comment or a string
 */
public record StyleSheet(List<StyleRule> rules, List<AtRule> atRules, List<Integer> comments, boolean isCutOff) {

    /** Parses a style sheet that begins on the given line of its document. */
    public static StyleSheet read(String css, int line) {
        return new CssReader(css, line).styleSheet();
    }

    /** Parses the value of a {@code style} attribute. */
    public static List<Declaration> declarations(String style, int line) {
        return new CssReader(style, line).declarations();
    }
}
