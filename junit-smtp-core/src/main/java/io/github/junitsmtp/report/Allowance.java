package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;

/**
 * Limits how much recorded content a part of the page shows, so that browsers can open the page however much was
 * recorded. Each list keeps a few rows and each text a few words, even after the limits are reached.
 */
final class Allowance {

    /** The limit for one text. */
    static final int MOST_CHARACTERS = 100_000;

    /** The limit for a name, such as a subject or a file name. */
    private static final int LONGEST_NAME = 300;

    /** The limit for one file. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int FEWEST_ROWS = 6;

    /** The maximum length of an escaped character. */
    private static final int ESCAPED = 6;

    private int text = 12_000_000;
    private int files = 8 * 1024 * 1024;
    private int rows = 20_000;

    /** Returns the beginning of a text, as long as the limits permit. */
    String beginningOf(String whole) {
        String beginning = Cut.beginning(whole, Math.max(LONGEST_NAME, Math.min(MOST_CHARACTERS, text)));
        text -= beginning.chars().map(c -> "&<>\"".indexOf(c) < 0 ? 1 : ESCAPED).sum();
        return beginning;
    }

    /** Returns as much of a text as the limits permit, with a note about what is omitted. */
    String text(String whole) {
        String beginning = beginningOf(whole);
        int more = whole.length() - beginning.length();
        return more == 0 ? whole : beginning + " ... (" + Counts.grouped(more, "more character") + ")";
    }

    /** Returns a text for a row of a list. Rows are limited by number, not by length. */
    static String name(String whole) {
        return Cut.marked(whole, LONGEST_NAME);
    }

    /** Returns how many rows of a list may be shown, and counts them. */
    int rows(int wanted, int most) {
        int granted = Math.min(wanted, Math.max(FEWEST_ROWS, Math.min(most, rows)));
        rows -= granted;
        return granted;
    }

    /** Returns whether the page may contain a file, and counts it if so. */
    boolean takeFile(int bytes) {
        boolean granted = bytes <= MOST_BYTES && bytes <= files;
        files -= granted ? bytes : 0;
        return granted;
    }
}
