package io.github.junitsmtp.internal.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Octets as lines of text that people can read and edit, and that convert back to the same octets. Each line stands for itself and a CRLF;
 * a backslash at its end means that there is no CRLF. Invisible characters are escaped: {@code \n \r \t \\ \x00}.
 */
public final class OctetText {

    /** Longer lines are split, so that readers need little memory. */
    private static final int WIDTH = 1000;

    private static final HexFormat HEX = HexFormat.of();
    private static final char ESCAPE = '\\';
    private static final int LONGEST_CHARACTER = 4;

    private final byte[] octets;
    private final int width;
    private final StringBuilder line = new StringBuilder();
    private int position;

    private OctetText(byte[] octets, int width) {
        this.octets = octets;
        this.width = width;
    }

    /** Takes the lines of a text, one by one. */
    @FunctionalInterface
    public interface Lines {

        /**
         * Takes the next line.
         *
         * @param line the line without its end
         * @throws IOException if it cannot be written
         */
        void next(String line) throws IOException;
    }

    /**
     * Writes octets as text.
     *
     * @param octets any octets
     * @param splitting whether each CRLF ends a line; if not, only the last one does, and the others are escaped
     * @param lines takes the text, at least one line
     * @throws IOException if it cannot be written
     */
    public static void write(byte[] octets, boolean splitting, Lines lines) throws IOException {
        new OctetText(octets, WIDTH).write(splitting, lines);
    }

    private void write(boolean splitting, Lines lines) throws IOException {
        boolean open = octets.length == 0;
        while (position < octets.length) {
            open = !(isEndOfLine() && (splitting || position + 2 == octets.length));
            if (open) {
                breakLongLine(lines);
                append();
            } else {
                lines.next(withoutBlankAtEnd());
                line.setLength(0);
                position += 2;
            }
        }
        if (open) {
            lines.next(line.append(ESCAPE).toString());
        }
    }

    private boolean isEndOfLine() {
        return octets[position] == '\r' && position + 1 < octets.length && octets[position + 1] == '\n';
    }

    private void breakLongLine(Lines lines) throws IOException {
        if (line.length() >= width) {
            lines.next(line.append(ESCAPE).toString());
            line.setLength(0);
        }
    }

    /** Escapes a space at the end of a line, since editors remove it. */
    private String withoutBlankAtEnd() {
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == ' ') {
            line.replace(last, last + 1, "\\x20");
        }
        return line.toString();
    }

    private void append() {
        byte octet = octets[position];
        if (octet >= ' ' && octet < 127) {
            position++;
            line.append(octet == ESCAPE ? "\\" : "").append((char) octet);
            return;
        }
        int length = octet < 0 ? lengthOfVisibleCharacter() : 0;
        if (length > 0) {
            line.append(new String(octets, position, length, StandardCharsets.UTF_8));
            position += length;
            return;
        }
        position++;
        switch (octet) {
            case '\r' -> line.append("\\r");
            case '\n' -> line.append("\\n");
            case '\t' -> line.append("\\t");
            default -> line.append("\\x").append(HEX.toHexDigits(octet));
        }
    }

    /** Returns the number of octets in the character that begins here, or 0 if it is not UTF-8 or not visible. */
    private int lengthOfVisibleCharacter() {
        int ones = Integer.numberOfLeadingZeros(~(octets[position] << Byte.SIZE * 3));
        if (ones < 2 || ones > LONGEST_CHARACTER || position + ones > octets.length) {
            return 0;
        }
        String character = new String(octets, position, ones, StandardCharsets.UTF_8);
        byte[] again = character.getBytes(StandardCharsets.UTF_8);
        boolean valid = Arrays.equals(again, 0, again.length, octets, position, position + ones);
        return valid && Printable.isVisible(character.codePointAt(0)) ? ones : 0;
    }

    /**
     * Reads a line of such a text.
     *
     * @param line the line
     * @param octets takes the octets that it stands for
     * @return whether it ends with CRLF
     * @throws IllegalArgumentException if a backslash does not begin a valid escape
     */
    public static boolean read(String line, ByteArrayOutputStream octets) {
        int position = 0;
        while (position < line.length()) {
            int escape = line.indexOf(ESCAPE, position);
            int end = escape < 0 ? line.length() : escape;
            octets.writeBytes(line.substring(position, end).getBytes(StandardCharsets.UTF_8));
            if (escape == line.length() - 1) {
                return false;
            }
            position = escape < 0 ? end : readEscape(line, escape, octets);
        }
        octets.write('\r');
        octets.write('\n');
        return true;
    }

    /** Returns where the escape ends. */
    private static int readEscape(String line, int start, ByteArrayOutputStream octets) {
        int code = switch (line.charAt(start + 1)) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case ESCAPE -> ESCAPE;
            case 'x' -> hex(line, start + 2);
            default -> -1;
        };
        if (code < 0) {
            throw new IllegalArgumentException(
                    Printable.quote(Cut.beginning(line.substring(start), 4))
                            + " is not an escape sequence; use \\n, \\r, \\t, \\\\ for a backslash, or \\x and two hexadecimal digits");
        }
        octets.write(code);
        return start + (line.charAt(start + 1) == 'x' ? 4 : 2);
    }

    /**
     * Writes a text as part of a line.
     *
     * @param text any text
     * @return the text with invisible characters escaped
     */
    public static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        try {
            new OctetText((text + "\r\n").getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE)
                    .write(false, all::append);
        } catch (IOException e) { // a StringBuilder never throws it
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    /**
     * Reads a text that is part of a line.
     *
     * @param text the text with escapes
     * @return the text without escapes
     * @throws IllegalArgumentException if a backslash does not begin a valid escape
     */
    public static String unescaped(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int end = read(text, octets) ? octets.size() - 2 : octets.size();
        return new String(octets.toByteArray(), 0, end, StandardCharsets.UTF_8);
    }

    private static int hex(String line, int start) {
        return start + 2 > line.length()
                        || Character.digit(line.charAt(start), 16) < 0
                        || Character.digit(line.charAt(start + 1), 16) < 0
                ? -1
                : Character.digit(line.charAt(start), 16) * 16 + Character.digit(line.charAt(start + 1), 16);
    }
}
