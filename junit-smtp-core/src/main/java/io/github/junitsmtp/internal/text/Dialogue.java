package io.github.junitsmtp.internal.text;

/** A subject whose text is a dialogue. Failures show more lines of it than of other subjects. */
public interface Dialogue {}
