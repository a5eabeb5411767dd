package io.github.junitsmtp.internal.conduct;

import java.util.OptionalInt;

/**
 * Looks for signs that dots at the beginning of lines are doubled. A line with a single dot is proof that they are not. What looks like a
 * path, such as {@code ../}, or an ellipsis is no evidence.
 */
final class LeadingDots {

    private static final int NOT_AT_START = -1;

    private int line = 1;
    private int dots;
    private boolean cr;
    private int firstDoubled;
    private boolean disproved;

    /** Reads more bytes. A chunk may end anywhere. */
    void read(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (dots != NOT_AT_START) {
                if (b == '.') {
                    dots++;
                } else {
                    startIsOver(b);
                }
            }
            if (cr && b == '\n') {
                line++;
                dots = 0;
            }
            cr = b == '\r';
        }
    }

    private void startIsOver(byte next) {
        disproved |= dots == 1;
        if (dots == 2 && firstDoubled == 0 && next != '/' && next != '\\') {
            firstDoubled = line;
        }
        dots = NOT_AT_START;
    }

    /** Returns the number of the first line whose dots seem to be doubled; empty if none do. */
    OptionalInt firstDoubled() {
        return disproved || dots == 1 || firstDoubled == 0 ? OptionalInt.empty() : OptionalInt.of(firstDoubled);
    }
}
