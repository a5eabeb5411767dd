package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Adds enhanced status codes to replies of the engine and the transport, or removes them where they were not offered. Each line of a 2xx,
 * 4xx or 5xx reply begins with one, except in greetings and in replies to EHLO and HELO (RFC 2034, section 4).
 */
final class EnhancedCodes {

    private static final int CODE_AND_BLANK = 4;

    private EnhancedCodes() {}

    static byte[] put(byte[] reply, ReplyOccasion occasion) {
        if (!takesCode(reply, occasion) || lengthOfCode(reply, CODE_AND_BLANK) > 0 || !isWellFormed(reply)) {
            return reply;
        }
        return rewritten(reply, codeFor(reply, occasion), 0);
    }

    static byte[] leaveOut(byte[] reply) {
        int length = reply[0] == '3' ? 0 : lengthOfCode(reply, CODE_AND_BLANK);
        return length == 0 || !isWellFormed(reply) ? reply : rewritten(reply, "", length + 1);
    }

    /**
     * Whether all lines have the same code of three digits and end with CRLF. A malformed reply of the backend of a relay is passed to the
     * client unchanged.
     */
    private static boolean isWellFormed(byte[] reply) {
        if (SmtpReply.codeAt(reply, 0) <= 0) {
            return false;
        }
        int start = 0;
        for (int i = 0; i < reply.length; i++) {
            if (reply[i] == '\n') {
                boolean coded = i - start > CODE_AND_BLANK && Arrays.equals(reply, start, start + 3, reply, 0, 3);
                if (!coded || reply[i - 1] != '\r') {
                    return false;
                }
                start = i + 1;
            }
        }
        return start == reply.length;
    }

    private static boolean takesCode(byte[] reply, ReplyOccasion occasion) {
        boolean tellsHost = occasion == ReplyOccasion.CONNECTION
                || (occasion == ReplyOccasion.EHLO || occasion == ReplyOccasion.HELO) && reply[0] == '2';
        return !tellsHost && reply.length > CODE_AND_BLANK && (reply[0] == '2' || reply[0] == '4' || reply[0] == '5');
    }

    /** Rewrites each line: its code, the added text, and its own text without the first bytes. */
    private static byte[] rewritten(byte[] reply, String added, int left) {
        byte[] code = added.getBytes(StandardCharsets.US_ASCII);
        byte[] lines = new byte[reply.length + numberOfLines(reply) * code.length];
        int length = 0;
        int start = 0;
        for (int i = 0; i < reply.length; i++) {
            if (reply[i] == '\n') {
                int text = Math.min(start + CODE_AND_BLANK, i);
                int from = Math.min(text + (lengthOfCode(reply, text) > 0 ? left : 0), i - 1);
                System.arraycopy(reply, start, lines, length, text - start);
                length += text - start;
                System.arraycopy(code, 0, lines, length, code.length);
                length += code.length;
                System.arraycopy(reply, from, lines, length, i + 1 - from);
                length += i + 1 - from;
                start = i + 1;
            }
        }
        return length == lines.length ? lines : Arrays.copyOf(lines, length);
    }

    private static int numberOfLines(byte[] reply) {
        int number = 0;
        for (byte b : reply) {
            number += b == '\n' ? 1 : 0;
        }
        return number;
    }

    /** The length of the enhanced status code at a position, or 0 if there is none. */
    private static int lengthOfCode(byte[] reply, int at) {
        boolean hasClass = at < reply.length && (reply[at] == '2' || reply[at] == '4' || reply[at] == '5');
        int subject = hasClass ? afterNumber(reply, at + 1) : at;
        int detail = subject > at ? afterNumber(reply, subject) : at;
        return detail > at && (detail == reply.length || reply[detail] != '.' && !isDigit(reply[detail]))
                ? detail - at
                : 0;
    }

    /** The position after a dot and a number of one to three digits, or -1 if there is none. */
    private static int afterNumber(byte[] reply, int dot) {
        int end = dot + 1;
        while (end < reply.length && end <= dot + 3 && isDigit(reply[end])) {
            end++;
        }
        return dot < reply.length && reply[dot] == '.' && end > dot + 1 ? end : -1;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Returns the code and the space after it. */
    private static String codeFor(byte[] reply, ReplyOccasion occasion) {
        return switch (SmtpReply.codeAt(reply, 0)) {
            case 250, 251 ->
                switch (occasion) {
                    case MAIL -> "2.1.0 ";
                    case RCPT -> "2.1.5 ";
                    default -> "2.0.0 ";
                };
            case 421, 451 -> "4.3.0 ";
            case 452 -> "4.3.1 ";
            case 500, 502, 503 -> "5.5.1 ";
            case 501, 504, 555 -> "5.5.4 ";
            case 530 -> "5.7.0 ";
            case 535 -> "5.7.8 ";
            case 552 -> "5.3.4 ";
            default -> (char) reply[0] + ".0.0 ";
        };
    }
}
