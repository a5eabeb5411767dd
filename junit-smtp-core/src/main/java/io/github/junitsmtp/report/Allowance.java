package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;

/**
 * How much of what others said a part of the page may hold, so that a browser can open it whatever was sent. Of each list there are some
 * rows, and of each text a few words, even when all is used up.
 */
final class Allowance {

    /** Of one text. */
    static final int MOST_CHARACTERS = 100_000;

    /** Of a name, such as a subject or the name of a file. */
    private static final int LONGEST_NAME = 300;

    /** Of one file. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int FEWEST_ROWS = 6;

    /** What the page writes for it, instead of one character. */
    private static final int ESCAPED = 6;

    private int text = 12_000_000;
    private int files = 8 * 1024 * 1024;
    private int rows = 20_000;

    /** Returns as much of a text as may be shown. */
    String beginningOf(String whole) {
        String beginning = Cut.beginning(whole, Math.max(LONGEST_NAME, Math.min(MOST_CHARACTERS, text)));
        text -= beginning.chars().map(c -> "&<>\"".indexOf(c) < 0 ? 1 : ESCAPED).sum();
        return beginning;
    }

    /** Returns as much of a text as may be shown, and tells how much that leaves out. */
    String text(String whole) {
        String beginning = beginningOf(whole);
        int more = whole.length() - beginning.length();
        return more == 0 ? whole : beginning + " ... (" + Counts.grouped(more, "more character") + ")";
    }

    /** Returns a text that stands in a row with others; how many rows there are is counted, not how long they are. */
    static String name(String whole) {
        return Cut.marked(whole, LONGEST_NAME);
    }

    /** Returns how many rows of a list may be shown, and counts them. */
    int rows(int wanted, int most) {
        int granted = Math.min(wanted, Math.max(FEWEST_ROWS, Math.min(most, rows)));
        rows -= granted;
        return granted;
    }

    /** Returns whether a file may be on the page as a whole, and counts it if so. */
    boolean takeFile(int bytes) {
        boolean granted = bytes <= MOST_BYTES && bytes <= files;
        files -= granted ? bytes : 0;
        return granted;
    }
}
