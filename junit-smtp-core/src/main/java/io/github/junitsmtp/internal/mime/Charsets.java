package io.github.junitsmtp.internal.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes bytes whose charset is declared wrongly or not at all. */
final class Charsets {

    private Charsets() {}

    /**
     * Decodes bytes by the name of a charset, with three exceptions: a byte order mark overrides the name (Encoding Standard, section 6),
     * ASCII is often declared for other charsets, and bytes that are invalid in the charset but valid as UTF-8 are UTF-8.
     */
    static String decoded(String name, byte[] bytes) {
        return byMark(bytes).map(charset -> text(charset, bytes)).orElseGet(() -> decodedAsNamed(name, bytes));
    }

    /** Decodes bytes in the same way, but a byte order mark has no meaning in other charsets. */
    static String decodedAsNamed(String name, byte[] bytes) {
        Charset charset = CharsetNames.named(name)
                .filter(known -> !known.equals(StandardCharsets.US_ASCII))
                .filter(known ->
                        isIn(CharsetNames.declared(name).orElse(known), bytes) || !isIn(StandardCharsets.UTF_8, bytes))
                .orElseGet(() -> guess(bytes));
        return text(charset, bytes);
    }

    /** Decodes bytes as UTF-8 if they are valid as such, as ASCII is; otherwise as windows-1252. */
    static String guessed(byte[] bytes) {
        return marked(guess(bytes), bytes);
    }

    private static String text(Charset charset, byte[] bytes) {
        String text = marked(charset, bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Decodes bytes, with the byte order mark. Those that windows-1252 lacks are control characters (Encoding Standard, section 9). */
    private static String marked(Charset charset, byte[] bytes) {
        String text = new String(bytes, inByteOrder(charset, bytes));
        if (text.indexOf('\uFFFD') < 0 || !charset.equals(CharsetNames.LEGACY)) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = chars[i] == '\uFFFD' ? (char) (bytes[i] & 0xFF) : chars[i];
        }
        return new String(chars);
    }

    private static Optional<Charset> byMark(byte[] bytes) {
        if (bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE ? Optional.of(StandardCharsets.UTF_16) : Optional.empty();
    }

    /**
     * Finds the byte order of UTF-16 without a mark. It is big-endian (RFC 2781, section 4.3), unless the positions of its zeros say
     * otherwise: .NET writes little-endian without a mark.
     */
    private static Charset inByteOrder(Charset charset, byte[] bytes) {
        if (!charset.equals(StandardCharsets.UTF_16) || byMark(bytes).isPresent()) {
            return charset;
        }
        int zerosFirst = 0;
        int zerosSecond = 0;
        for (int i = 0; i < bytes.length; i++) {
            zerosFirst += bytes[i] == 0 && i % 2 == 0 ? 1 : 0;
            zerosSecond += bytes[i] == 0 && i % 2 == 1 ? 1 : 0;
        }
        return zerosSecond > zerosFirst ? StandardCharsets.UTF_16LE : charset;
    }

    private static Charset guess(byte[] bytes) {
        return isIn(StandardCharsets.UTF_8, bytes) ? StandardCharsets.UTF_8 : CharsetNames.LEGACY;
    }

    /** Returns whether bytes are valid in a charset. */
    static boolean isIn(Charset charset, byte[] bytes) {
        boolean ascii = isAscii(bytes);
        if (charset.equals(StandardCharsets.US_ASCII) || ascii && charset.equals(StandardCharsets.UTF_8)) {
            return ascii; // which takes no copy of the text
        }
        try {
            inByteOrder(charset, bytes).newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
