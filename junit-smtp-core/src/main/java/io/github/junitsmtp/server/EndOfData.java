package io.github.junitsmtp.server;

/** Finds CRLF, dot, CRLF and nothing else, block by block (RFC 5321, section 4.1.1.4). */
final class EndOfData {

    private static final byte[] BEFORE_LF = {'\r', '\n', '.', '\r'};

    /** The last bytes of the blocks before; the CRLF before the first line has been read already. */
    private final byte[] before = {0, 0, '\r', '\n'};

    /** Returns where the data end, which is behind the last LF, or -1 if they go on in the next block. */
    int in(byte[] block, int from, int to) {
        for (int i = from; i < to; i++) {
            if (block[i] == '\n' && isAfterDot(block, from, i)) {
                return i + 1;
            }
        }
        remember(block, from, to);
        return -1;
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
