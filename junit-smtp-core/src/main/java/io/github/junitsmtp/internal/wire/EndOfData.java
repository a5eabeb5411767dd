package io.github.junitsmtp.internal.wire;

/**
 * Finds the sequence CRLF, dot, CRLF, block by block (RFC 5321, section 4.1.1.4). It looks at every fifth octet of a message, and only
 * looks closer where that octet could belong to the sequence (Horspool's algorithm).
 */
final class EndOfData {

    private static final byte[] BEFORE_LF = {'\r', '\n', '.', '\r'};

    /** The last bytes of the previous blocks; the CRLF before the first line has already been read. */
    private final byte[] before = {0, 0, '\r', '\n'};

    /** Returns the position after the last LF of the data, or -1 if they continue in the next block. */
    int find(byte[] block, int from, int to) {
        int i = from;
        while (i < to) {
            if (block[i] == '\n' && isAfterDot(block, from, i)) {
                return i + 1;
            }
            i += distance(block[i]);
        }
        remember(block, from, to);
        return -1;
    }

    /** The minimum distance from an octet to the end of the data, if the octet is not the last one. */
    private static int distance(byte b) {
        return switch (b) {
            case '\r' -> 1;
            case '.' -> 2;
            case '\n' -> 3;
            default -> BEFORE_LF.length + 1;
        };
    }

    private boolean isAfterDot(byte[] block, int from, int lineFeed) {
        for (int back = 1; back <= BEFORE_LF.length; back++) {
            int i = lineFeed - back;
            byte b = i >= from ? block[i] : before[before.length - (from - i)];
            if (b != BEFORE_LF[BEFORE_LF.length - back]) {
                return false;
            }
        }
        return true;
    }

    private void remember(byte[] block, int from, int to) {
        int fresh = Math.min(to - from, before.length);
        System.arraycopy(before, fresh, before, 0, before.length - fresh);
        System.arraycopy(block, to - fresh, before, before.length - fresh, fresh);
    }
}
