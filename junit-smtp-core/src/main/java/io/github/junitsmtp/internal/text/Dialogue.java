package io.github.junitsmtp.internal.text;

/** Something whose text is a dialogue, of which failures show more lines than of other subjects. */
public interface Dialogue {}
