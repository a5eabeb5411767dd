package io.github.junitsmtp.internal.text;

/**
 * Cuts long texts, but never within a character: no charset can encode half a surrogate pair, so the text could not be written to a file.
 */
public final class Cut {

    private Cut() {}

    /**
     * Returns the beginning of a text.
     *
     * @param text any text
     * @param most the maximum number of chars
     * @return that many chars, or one less if the last would be half a character; the text itself if it is short enough
     */
    public static String beginning(String text, int most) {
        return most < text.length() ? text.substring(0, boundary(text, most, -1)) : text;
    }

    /**
     * Returns the end of a text.
     *
     * @param text any text
     * @param most the maximum number of chars
     * @return that many chars, or one less if the first would be half a character; the text itself if it is short enough
     */
    public static String end(String text, int most) {
        return most < text.length() ? text.substring(boundary(text, text.length() - most, 1)) : text;
    }

    /**
     * Returns the beginning of a text, with an ellipsis if it was cut.
     *
     * @param text any text
     * @param most the maximum number of chars before the ellipsis
     * @return the text, or its beginning followed by {@code ...}
     */
    public static String marked(String text, int most) {
        return most < text.length() ? beginning(text, most) + "..." : text;
    }

    /**
     * Returns the beginning of a text, with the number of characters that were cut.
     *
     * @param text any text
     * @param most the maximum number of chars before the note
     * @return the text, or its beginning followed by a note such as {@code ... (12 more characters)}
     */
    public static String counted(String text, int most) {
        String beginning = beginning(text, most);
        int more = text.length() - beginning.length();
        return more == 0 ? text : beginning + "... (" + Counts.of(more, "more character") + ")";
    }

    private static int boundary(String text, int place, int otherwise) {
        boolean within = place > 0
                && place < text.length()
                && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
        return within ? place + otherwise : place;
    }
}
