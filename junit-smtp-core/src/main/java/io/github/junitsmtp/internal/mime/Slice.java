package io.github.junitsmtp.internal.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A range of the bytes of a message. The array is shared by all parts and never changed.
 *
 * @param array the message
 * @param from the first byte
 * @param to the byte after the last
 */
record Slice(byte[] array, int from, int to) {

    byte[] copy() {
        return Arrays.copyOfRange(array, from, to);
    }

    boolean isUtf8() {
        return Charsets.isIn(StandardCharsets.UTF_8, copy());
    }

    /** Returns the bytes as text: UTF-8 (RFC 6532), or the legacy charset in which no byte is wrong. */
    String text() {
        byte[] bytes = copy();
        return new String(bytes, Charsets.guess(bytes));
    }
}
