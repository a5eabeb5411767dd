package io.github.junitsmtp.internal.css;

/**
 * An at-rule.
 *
 * @param name the name, in lower case and without the {@code @}
 * @param prelude what follows up to the block or semicolon
 * @param line the line in which it begins, counted from 1
 */
public record AtRule(String name, String prelude, int line) {}
