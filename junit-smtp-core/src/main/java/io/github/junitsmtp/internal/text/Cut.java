package io.github.junitsmtp.internal.text;

/** Cuts texts where they are long, never within a character: half a surrogate pair is in no charset, so that no file could hold the text. */
public final class Cut {

    private Cut() {}

    /**
     * Returns the beginning of a text.
     *
     * @param text any text
     * @param most how many chars it may have
     * @return as many chars, or one less where the last would be half a character; the text itself if it is no longer than that
     */
    public static String beginning(String text, int most) {
        return most < text.length() ? text.substring(0, boundary(text, most, -1)) : text;
    }

    /**
     * Returns the end of a text.
     *
     * @param text any text
     * @param most how many chars it may have
     * @return as many chars, or one less where the first would be half a character; the text itself if it is no longer than that
     */
    public static String end(String text, int most) {
        return most < text.length() ? text.substring(boundary(text, text.length() - most, 1)) : text;
    }

    /**
     * Returns the beginning of a text, marked as such.
     *
     * @param text any text
     * @param most how many chars of it may be shown
     * @return the text, or its beginning with {@code ...} behind it
     */
    public static String marked(String text, int most) {
        return most < text.length() ? beginning(text, most) + "..." : text;
    }

    /**
     * Returns the beginning of a text, with a remark on how much more there is.
     *
     * @param text any text
     * @param most how many chars of it may be shown
     * @return the text, or its beginning with a remark such as {@code ... (12 more characters)} behind it
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
