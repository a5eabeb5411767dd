package io.github.junitsmtp.internal.css;

import java.util.List;

/**
 * Declarations for the elements that selectors match.
 *
 * @param selectors the selectors
 * @param declarations the declarations
 * @param within the at-rules around it, the outermost first
 * @param isNested whether it is within another style rule
 * @param line the line in which it begins, counted from 1
 */
public record StyleRule(
        List<String> selectors, List<Declaration> declarations, List<AtRule> within, boolean isNested, int line) {}
