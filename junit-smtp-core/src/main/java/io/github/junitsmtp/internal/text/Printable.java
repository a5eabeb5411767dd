package io.github.junitsmtp.internal.text;

import java.nio.charset.StandardCharsets;

/** Shows bytes of the wire as text in which nothing is invisible. */
public final class Printable {

    private static final int LONGEST_QUOTE = 100;

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
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\r' && i + 1 < end && text.charAt(i + 1) == '\n') {
                shown.append('\n');
                i++;
            } else {
                appendVisible(shown, c);
            }
        }
        return shown.toString();
    }

    /**
     * Shows a text in quotes, on one line, cut where it is long.
     *
     * @param text any text
     * @return the text with control characters escaped
     */
    public static String quote(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int length = Cut.beginning(text, LONGEST_QUOTE).length();
        for (int i = 0; i < length; i++) {
            appendVisible(shown, text.charAt(i));
        }
        return shown.append(text.length() > length ? "...\"" : "\"").toString();
    }

    /**
     * Shows some bytes in quotes, on one line: those over 127 as such, whatever charset they might be in.
     *
     * @param bytes any bytes
     * @param start the first to show; before the first byte means the first
     * @param end the first not to show; beyond the last byte means all
     * @return the text with control characters and bytes over 127 escaped
     */
    public static String octets(byte[] bytes, int start, int end) {
        StringBuilder shown = new StringBuilder();
        for (int i = Math.max(0, start); i < Math.min(bytes.length, end); i++) {
            shown.append(bytes[i] < 0 ? String.format("\\x%02x", bytes[i]) : String.valueOf((char) bytes[i]));
        }
        return quote(shown.toString());
    }

    /**
     * Tells whether a text is of ASCII alone.
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

    private static void appendVisible(StringBuilder shown, char c) {
        if (c == '\r') {
            shown.append("\\r");
        } else if (c == '\n') {
            shown.append("\\n");
        } else if (c == '\t') {
            shown.append("\\t");
        } else if (Character.isISOControl(c)) {
            shown.append(String.format("\\x%02x", (int) c));
        } else {
            shown.append(c);
        }
    }
}
