package io.github.junitsmtp.transcript;

import org.jspecify.annotations.Nullable;

/** Reads a message byte by byte, and counts what is wrong with it. */
final class MessageText {

    private static final int LONGEST_LINE = 1000;

    private enum LineEnd {
        CRLF,
        CR,
        LF
    }

    private final Tally bareLineEnds = new Tally(ClientRule.LINE_ENDS);
    private final Tally longLines = new Tally(ClientRule.TEXT_LENGTH);
    private final Tally foreignBytes = new Tally(ClientRule.EIGHT_BIT_TEXT);
    private final Tally unstuffedDots = new Tally(ClientRule.DOT_STUFFING);
    private final Tally falseEnds = new Tally(ClientRule.END_OF_DATA);
    private final boolean dotted;
    private final boolean eightBit;
    private final boolean utf8Header;
    private boolean header = true;
    private int line = 1;
    private int octets;
    /** Whether the byte before was CR, and it is not known yet what it belongs to. */
    private boolean cr;
    /** What ended the line before, at the start of a line. */
    private @Nullable LineEnd start = LineEnd.CRLF;
    /** What ended the line before a dot that is the only byte of its line so far. */
    private @Nullable LineEnd beforeDot;

    private boolean foreignInLine;

    /**
     * @param dotted whether lines that begin with a dot have another one before it, as they have with DATA
     * @param draft the transaction that the message belongs to
     */
    MessageText(boolean dotted, Draft draft) {
        this.dotted = dotted;
        this.eightBit = draft.begin() == null
                || draft.body().startsWith("8BIT")
                || draft.body().startsWith("BINARY");
        this.utf8Header = draft.parameter("SMTPUTF8").isPresent();
    }

    void read(Step step, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            octets++;
            if (cr && b != '\n') {
                bare(step, bytes, i - 1, LineEnd.CR);
            }
            if (b == '\n') {
                if (cr) {
                    endOfLine(step, bytes, i);
                } else {
                    bare(step, bytes, i, LineEnd.LF);
                }
            } else if (b != '\r') {
                character(step, bytes, i);
            }
            cr = b == '\r';
        }
    }

    private void character(Step step, byte[] bytes, int at) {
        byte b = bytes[at];
        boolean second = beforeDot != null;
        if (second && beforeDot == LineEnd.CRLF && dotted) {
            if (b == '.') {
                octets--; // it was doubled for the way
            } else {
                int number = line;
                unstuffedDots.add(
                        step,
                        () -> "has a single dot at the beginning of line " + number + ": " + Quote.of(bytes, at - 1));
            }
        }
        beforeDot = b == '.' && !second ? start : null;
        start = null;
        if (b < 0 && !foreignInLine && !eightBit && !(header && utf8Header)) {
            foreignInLine = true;
            int number = line;
            foreignBytes.add(
                    step,
                    () -> "has bytes over 127 in line " + number + " without BODY=8BITMIME: " + Quote.of(bytes, at));
        }
    }

    private void bare(Step step, byte[] bytes, int at, LineEnd kind) {
        int number = line;
        bareLineEnds.add(step, () -> "has a bare " + kind + " in line " + number + ": " + Quote.of(bytes, at));
        lookAlike(step, bytes, at, kind);
        start = kind;
    }

    private void endOfLine(Step step, byte[] bytes, int at) {
        lookAlike(step, bytes, at, LineEnd.CRLF);
        tooLong(step);
        header &= octets > 2;
        start = LineEnd.CRLF;
        octets = 0;
        foreignInLine = false;
        line++;
    }

    private void tooLong(Step step) {
        if (octets > LONGEST_LINE) {
            int number = line;
            int length = octets;
            longLines.add(step, () -> "has " + length + " octets in line " + number);
        }
    }

    private void lookAlike(Step step, byte[] bytes, int at, LineEnd kind) {
        LineEnd opening = beforeDot;
        beforeDot = null;
        if (dotted && opening != null && (opening != LineEnd.CRLF || kind != LineEnd.CRLF)) {
            falseEnds.add(
                    step,
                    () -> "has " + opening + ", dot, " + kind + ", which some servers take for the end of the message: "
                            + Quote.of(bytes, at));
        }
    }

    /** Tells all that was found up to the end of the message, which is in the given step. */
    void tell(Step last, Missteps missteps) {
        tooLong(last);
        bareLineEnds.tell(missteps);
        longLines.tell(missteps);
        foreignBytes.tell(missteps);
        unstuffedDots.tell(missteps);
        falseEnds.tell(missteps);
    }
}
