package io.github.junitsmtp.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Shows bytes as text in which nothing is invisible. */
public final class Printable {

    private static final int LONGEST_QUOTE = 100;

    /** Arabic signs that are visible although Unicode classifies them as format characters. */
    private static final Set<Integer> SIGNS_OF_NUMBERS =
            Set.of(0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2);

    /** Blank letters of Hangul and Khmer, and the combining grapheme joiner. */
    private static final Set<Integer> BLANK_LETTERS = Set.of(0x115f, 0x1160, 0x3164, 0xffa0, 0x17b4, 0x17b5, 0x34f);

    private Printable() {}

    /**
     * Shows bytes as lines: CRLF becomes a line feed, the last line end is left out, other control characters are escaped.
     *
     * @param wire the bytes, read as UTF-8
     * @return the text
     */
    public static String lines(byte[] wire) {
        String text = new String(wire, StandardCharsets.UTF_8);
        int end = text.endsWith("\r\n") ? text.length() - 2 : text.length();
        StringBuilder shown = new StringBuilder(end);
        for (int i = 0; i < end; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && i < end && text.charAt(i) == '\n') {
                shown.append('\n');
                i++;
            } else {
                appendVisible(shown, c);
            }
        }
        return shown.toString();
    }

    /**
     * Shows a text in quotes, on one line, and cut if it is long.
     *
     * @param text any text
     * @return the text with control characters escaped
     */
    public static String quote(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int length = Cut.beginning(text, LONGEST_QUOTE).length();
        shown.append(line(text.substring(0, length)));
        return shown.append(text.length() > length ? "...\"" : "\"").toString();
    }

    /**
     * Shows some bytes in quotes, on one line, with bytes above 127 as escapes, since their charset is unknown.
     *
     * @param bytes any bytes
     * @param start the index of the first byte to show; a negative index means 0
     * @param end the index after the last byte to show; an index beyond the end means the end
     * @return the text with control characters and bytes above 127 escaped
     */
    public static String octets(byte[] bytes, int start, int end) {
        StringBuilder shown = new StringBuilder();
        for (int i = Math.max(0, start); i < Math.min(bytes.length, end); i++) {
            shown.append(bytes[i] < 0 ? String.format("\\x%02x", bytes[i]) : String.valueOf((char) bytes[i]));
        }
        return quote(shown.toString());
    }

    /**
     * Returns whether a text is ASCII only.
     *
     * @param text any text
     * @return true if it needs no SMTPUTF8
     */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /**
     * Shows a text on one line.
     *
     * @param text any text
     * @return the text with all invisible characters escaped
     */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> appendVisible(shown, c));
        return shown.toString();
    }

    /**
     * Escapes characters that invisibly reorder or join others, such as U+202E and U+200B.
     *
     * @param text any text
     * @return the text with only these characters escaped
     */
    public static String formatEscaped(String text) {
        if (isAscii(text) || text.codePoints().noneMatch(Printable::isInvisible)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isInvisible(c)) {
                appendVisible(shown, c);
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static void appendVisible(StringBuilder shown, int c) {
        if (c == '\r') {
            shown.append("\\r");
        } else if (c == '\n') {
            shown.append("\\n");
        } else if (c == '\t') {
            shown.append("\\t");
        } else if (Character.isISOControl(c)) {
            shown.append(String.format("\\x%02x", c));
        } else if (isInvisible(c)) {
            shown.append(String.format(Character.isBmpCodePoint(c) ? "\\u%04x" : "\\u{%x}", c));
        } else {
            shown.appendCodePoint(c);
        }
    }

    /**
     * Returns whether a character is shown unescaped.
     *
     * @param c the code point
     * @return false if texts show an escape in its place
     */
    public static boolean isVisible(int c) {
        return !Character.isISOControl(c) && !isInvisible(c);
    }

    /** Returns whether a character has no glyph: it marks a direction or a position, or is a blank letter or half a surrogate pair. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c >= 0x80;
            case Character.FORMAT -> !SIGNS_OF_NUMBERS.contains(c);
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> BLANK_LETTERS.contains(c);
        };
    }
}
