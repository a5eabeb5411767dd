package io.github.junitsmtp.internal.smime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Extracts the signed part of a message: its header and its body, to the byte.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1847#section-2.1">RFC 1847, section 2.1</a>
 */
final class SignedPart {

    private SignedPart() {}

    /** Returns the first part, without the CRLF that belongs to the delimiter after it; empty if there is none. */
    static byte[] of(byte[] message, String boundary) {
        byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        int first = delimiterIn(message, delimiter, 0);
        if (first < 0) {
            return new byte[0];
        }
        int start = first + delimiter.length;
        while (start < message.length && message[start] != '\n') {
            start++;
        }
        int end = delimiterIn(message, delimiter, start);
        return start >= message.length
                ? new byte[0]
                : Arrays.copyOfRange(message, start + 1, Math.max(start + 1, end < 0 ? message.length : end));
    }

    /** Returns where the next delimiter line begins, or -1. The boundary of an inner multipart may begin with the outer one. */
    private static int delimiterIn(byte[] message, byte[] delimiter, int from) {
        int at = indexOf(message, delimiter, from);
        while (at >= 0 && !isLineEnd(message, at + delimiter.length)) {
            at = indexOf(message, delimiter, at + 1);
        }
        return at;
    }

    private static boolean isLineEnd(byte[] message, int from) {
        int at = from;
        if (at + 1 < message.length && message[at] == '-' && message[at + 1] == '-') {
            at += 2; // after the last part
        }
        while (at < message.length && (message[at] == ' ' || message[at] == '\t' || message[at] == '\r')) {
            at++;
        }
        return at == message.length || message[at] == '\n';
    }

    private static int indexOf(byte[] octets, byte[] wanted, int from) {
        for (int at = from; at <= octets.length - wanted.length; at++) {
            if (octets[at] == wanted[0] && Arrays.equals(octets, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
