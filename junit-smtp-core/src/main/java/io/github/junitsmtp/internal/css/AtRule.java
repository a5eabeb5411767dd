package io.github.junitsmtp.internal.css;

/**
 * A rule that begins with {@code @}.
 *
 * @param name the name, in lower case and without the {@code @}
 * @param prelude what follows up to the block or semicolon
 * @param line where it begins, from 1
 */
public record AtRule(String name, String prelude, int line) {}
