package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.RepeatedViolation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.rule.ClientRule;
import org.jspecify.annotations.Nullable;

/** Reads a message byte by byte, and collects violations. */
final class MessageText {

    private static final int LONGEST_LINE = 1000;

    private enum LineEnd {
        CRLF,
        CR,
        LF
    }

    private final RepeatedViolation<ClientRule> bareLineEnds = new RepeatedViolation<>();
    private final RepeatedViolation<ClientRule> longLines = new RepeatedViolation<>();
    private final RepeatedViolation<ClientRule> foreignBytes = new RepeatedViolation<>();
    private final RepeatedViolation<ClientRule> unstuffedDots = new RepeatedViolation<>();
    private final RepeatedViolation<ClientRule> falseEnds = new RepeatedViolation<>();
    private final boolean dotted;
    private final boolean eightBit;
    private final boolean utf8Header;
    private boolean header = true;
    private int line = 1;
    private int octets;
    /** Whether the previous byte was CR, so that the next byte decides what it means. */
    private boolean cr;
    /** The end of the previous line, at the start of a line. */
    private @Nullable LineEnd start = LineEnd.CRLF;
    /** The end of the previous line, if a dot is the only byte of the current line so far. */
    private @Nullable LineEnd beforeDot;

    private boolean foreignInLine;

    /**
     * @param dotted whether dots at the beginning of lines are doubled, as with DATA
     * @param transaction the transaction that the message belongs to
     */
    MessageText(boolean dotted, TransactionState transaction) {
        this.dotted = dotted;
        this.eightBit = transaction.mail() == null
                || transaction.body().startsWith("8BIT")
                || transaction.body().startsWith("BINARY");
        this.utf8Header = transaction.parameter("SMTPUTF8").isPresent();
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
                octets--; // the first dot was added for transport
            } else {
                int number = line;
                unstuffedDots.add(() -> step.violates(
                        ClientRule.DOT_STUFFING,
                        "has a single dot at the beginning of line " + number + ": " + Quote.of(bytes, at - 1)));
            }
        }
        beforeDot = b == '.' && !second ? start : null;
        start = null;
        if (b < 0 && !foreignInLine && !eightBit && !(header && utf8Header)) {
            foreignInLine = true;
            int number = line;
            foreignBytes.add(() -> step.violates(
                    ClientRule.EIGHT_BIT_TEXT,
                    "has non-ASCII bytes on line " + number + ", but was sent without BODY=8BITMIME: "
                            + Quote.of(bytes, at)));
        }
    }

    private void bare(Step step, byte[] bytes, int at, LineEnd kind) {
        int number = line;
        bareLineEnds.add(() -> step.violates(
                ClientRule.LINE_ENDS, "has a bare " + kind + " on line " + number + ": " + Quote.of(bytes, at)));
        falseEnd(step, bytes, at, kind);
        start = kind;
    }

    private void endOfLine(Step step, byte[] bytes, int at) {
        falseEnd(step, bytes, at, LineEnd.CRLF);
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
            longLines.add(() -> step.violates(
                    ClientRule.TEXT_LENGTH,
                    "has " + length + " octets on line " + number + "; the limit is " + LONGEST_LINE));
        }
    }

    private void falseEnd(Step step, byte[] bytes, int at, LineEnd kind) {
        LineEnd opening = beforeDot;
        beforeDot = null;
        if (dotted && opening != null && (opening != LineEnd.CRLF || kind != LineEnd.CRLF)) {
            falseEnds.add(() -> step.violates(
                    ClientRule.END_OF_DATA,
                    "contains <" + opening + ">.<" + kind + ">, which some servers treat as the end of the message: "
                            + Quote.of(bytes, at)));
        }
    }

    /** Adds all violations up to the end of the message, which is in the given step. */
    void addTo(Violations<ClientRule> violations, Step last) {
        tooLong(last);
        bareLineEnds.addTo(violations);
        longLines.addTo(violations);
        foreignBytes.addTo(violations);
        unstuffedDots.addTo(violations);
        falseEnds.addTo(violations);
    }
}
