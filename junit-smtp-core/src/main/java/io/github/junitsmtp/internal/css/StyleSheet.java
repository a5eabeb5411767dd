package io.github.junitsmtp.internal.css;

import java.util.List;

/**
 * What a style sheet says.
 *
 * @param rules the style rules, in their order
 * @param atRules the rules with {@code @}
 * @param comments the lines in which comments begin
 * @param isCutOff whether it ends within a block, a comment or a string
 */
public record StyleSheet(List<StyleRule> rules, List<AtRule> atRules, List<Integer> comments, boolean isCutOff) {

    /** Reads a style sheet that begins in a line of its document. */
    public static StyleSheet read(String css, int line) {
        return new CssReader(css, line).styleSheet();
    }

    /** Reads the value of an attribute {@code style}. */
    public static List<Declaration> declarations(String style, int line) {
        return new CssReader(style, line).declarations();
    }
}
