package io.github.junitsmtp.internal.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds the place of a text where something should be that is not there. */
public final class Nearest {

    private static final int LONGEST_PART = 200;
    private static final int LEAST_IN_COMMON = 4;
    private static final int LINES = 18;
    private static final int LINES_AROUND = 11;
    private static final int CHARS = 1800;
    private static final int CHARS_AROUND = 120;

    private Nearest() {}

    /**
     * Finds the first char in which two texts differ.
     *
     * @param one any text
     * @param other another
     * @return its index in both
     */
    public static int difference(String one, String other) {
        int place = 0;
        int end = Math.min(one.length(), other.length());
        while (place < end && one.charAt(place) == other.charAt(place)) {
            place++;
        }
        return place;
    }

    /**
     * Finds the first byte in which two arrays differ.
     *
     * @param one any bytes
     * @param other others
     * @return its index in both
     */
    public static int difference(byte[] one, byte[] other) {
        int place = Arrays.mismatch(one, other);
        return place < 0 ? one.length : place;
    }

    /**
     * Finds what resembles a part that a text does not contain: the longest piece of it that is there, in upper or lower case.
     *
     * @param text any text
     * @param part what it does not contain
     * @return where the piece ends, or empty if only a few letters are the same
     */
    public static OptionalInt placeFor(String part, String text) {
        String wanted = Cut.beginning(part, LONGEST_PART).toLowerCase(Locale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) { // a few letters have another length in lower case
            lower = text;
        }
        String longest = "";
        for (int start = 0; start + longest.length() < wanted.length(); start++) {
            while (start + longest.length() < wanted.length()
                    && lower.contains(wanted.substring(start, start + longest.length() + 1))) {
                longest = wanted.substring(start, start + longest.length() + 1);
            }
        }
        return longest.strip().length() < LEAST_IN_COMMON
                ? OptionalInt.empty()
                : OptionalInt.of(lower.indexOf(longest) + longest.length());
    }

    /**
     * Says what a text has instead of a part that it does not contain: all of it if it is short, or else what resembles that part.
     *
     * @param part what it does not contain
     * @param text any text
     * @return the end of a sentence, and lines of the text
     */
    public static String inWords(String part, String text) {
        long lines = text.lines().count();
        if (lines <= LINES && text.length() <= CHARS) {
            return "it is\n" + text;
        }
        OptionalInt place = placeFor(part, text);
        return place.isPresent()
                ? "the nearest is in line " + (Brief.lineOf(text, place.getAsInt()) + 1) + " of " + lines + "\n"
                        + Brief.around(text, place.getAsInt(), LINES_AROUND, CHARS)
                : "none of its " + Counts.of(lines, "line") + " resembles that\n"
                        + Brief.text(text, LINES_AROUND, CHARS);
    }

    /**
     * Shows the part of a text, on one line, in which it first differs from what it should be.
     *
     * @param expected what it should be
     * @param text any text
     * @return the text, or what is around the difference
     */
    public static String around(String expected, String text) {
        return Brief.around(text, difference(expected, text), 3, CHARS_AROUND);
    }
}
