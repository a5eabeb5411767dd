package io.github.junitsmtp.internal.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds the position in a text that most resembles an expected part. */
public final class Nearest {

    private static final int LONGEST_PART = 200;
    private static final int LEAST_IN_COMMON = 4;
    private static final int LINES = 18;
    private static final int LINES_AROUND = 11;
    private static final int CHARS = 1800;
    private static final int CHARS_AROUND = 120;

    private Nearest() {}

    /**
     * Finds the first char at which two texts differ.
     *
     * @param one any text
     * @param other another text
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
     * Finds the first byte at which two arrays differ.
     *
     * @param one any bytes
     * @param other other bytes
     * @return its index in both
     */
    public static int difference(byte[] one, byte[] other) {
        int place = Arrays.mismatch(one, other);
        return place < 0 ? one.length : place;
    }

    /**
     * Finds the position that resembles a missing part: the longest piece of the part that the text contains, ignoring case.
     *
     * @param text any text
     * @param part what the text does not contain
     * @return where the piece ends, or empty if only a few letters match
     */
    public static OptionalInt placeFor(String part, String text) {
        String wanted = Cut.beginning(part, LONGEST_PART).toLowerCase(Locale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) { // the length of a few letters changes in lower case
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
     * Describes what a text has instead of a missing part: the whole text if it is short, otherwise the lines that resemble the part.
     *
     * @param part what the text does not contain
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
                ? "the closest match is line " + (Brief.lineOf(text, place.getAsInt()) + 1) + " of " + lines + "\n"
                        + Brief.around(text, place.getAsInt(), LINES_AROUND, CHARS)
                : "none of its " + Counts.of(lines, "line") + " comes close\n" + Brief.text(text, LINES_AROUND, CHARS);
    }

    /**
     * Shows, on one line, the part of a text where it first differs from the expected one.
     *
     * @param expected the expected text
     * @param text any text
     * @return the text, or the part around the difference
     */
    public static String around(String expected, String text) {
        return Brief.around(text, difference(expected, text), 3, CHARS_AROUND);
    }
}
