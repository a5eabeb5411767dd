package io.github.junitsmtp.internal.css;

import java.util.List;

/**
 * Declarations for the elements that selectors find.
 *
 * @param selectors the selectors
 * @param declarations the declarations
 * @param within the rules with {@code @} around it, the outermost first
 * @param isNested whether it is within another style rule
 * @param line where it begins, from 1
 */
public record StyleRule(
        List<String> selectors, List<Declaration> declarations, List<AtRule> within, boolean isNested, int line) {}
