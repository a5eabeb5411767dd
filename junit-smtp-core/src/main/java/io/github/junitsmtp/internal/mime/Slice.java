package io.github.junitsmtp.internal.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A range of bytes in a message. All parts share the array, which never changes.
 *
 * @param array the message
 * @param from the index of the first byte
 * @param to the index after the last byte
 */
record Slice(byte[] array, int from, int to) {

    byte[] copy() {
        return Arrays.copyOfRange(array, from, to);
    }

    boolean isUtf8() {
        return Charsets.isIn(StandardCharsets.UTF_8, copy());
    }

    /** Returns the bytes as text: UTF-8 (RFC 6532), or the legacy charset, in which every byte is valid. */
    String text() {
        return Charsets.guessed(copy());
    }
}
