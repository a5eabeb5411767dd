package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import java.util.function.BiConsumer;

/** The rules on lines and bytes, whatever they mean. Of each kind of departure the first is told, and how many there are. */
final class LineRules {

    private static final int LONGEST_LINE = 998;
    private static final int SHOWN = 40;

    private final byte[] content;
    private final boolean smtpUtf8;
    private final boolean eightBit;
    private final BiConsumer<MessageRule, String> departures;
    private final Tally longLines = new Tally();
    private final Tally bareLineEnds = new Tally();
    private final Tally headerBytes = new Tally();
    private final Tally bodyBytes = new Tally();

    LineRules(ReceivedMail mail, BiConsumer<MessageRule, String> departures) {
        this.content = mail.content();
        this.smtpUtf8 = mail.envelope().mailFrom().parameter("SMTPUTF8").isPresent();
        this.eightBit = mail.envelope()
                .mailFrom()
                .parameter("BODY")
                .flatMap(parameter -> parameter.value())
                .filter(body -> !body.equalsIgnoreCase("7BIT"))
                .isPresent();
        this.departures = departures;
    }

    /** Counts departures of a kind and keeps the first. */
    private static final class Tally {
        private int count;
        private String first = "";

        void add(String departure) {
            if (count++ == 0) {
                first = departure;
            }
        }

        void tell(MessageRule rule, BiConsumer<MessageRule, String> departures) {
            if (count > 0) {
                departures.accept(rule, first + (count > 1 ? ", and " + (count - 1) + " more" : ""));
            }
        }
    }

    void check() {
        boolean header = true;
        int number = 1;
        for (int start = 0; start < content.length; number++) {
            int end = start;
            while (end < content.length && !isLineEnd(end)) {
                end++;
            }
            checkLine(start, end, number, header);
            header &= end > start;
            start = end + 2;
        }
        longLines.tell(MessageRule.LINE_LENGTH, departures);
        bareLineEnds.tell(MessageRule.LINE_ENDS, departures);
        headerBytes.tell(MessageRule.HEADER_ASCII, departures);
        bodyBytes.tell(MessageRule.EIGHT_BIT_BODY, departures);
    }

    private boolean isLineEnd(int at) {
        return content[at] == '\r' && at + 1 < content.length && content[at + 1] == '\n';
    }

    private void checkLine(int start, int end, int number, boolean header) {
        if (end - start > LONGEST_LINE) {
            longLines.add("line " + number + " has " + (end - start) + " octets: " + quote(start, end));
        }
        boolean bare = false;
        boolean foreign = false;
        int at = start;
        for (int i = start; i < end; i++) {
            boolean isBare = content[i] == '\r' || content[i] == '\n';
            boolean isForeign = content[i] < 0;
            at = isBare && !bare || isForeign && !foreign && !bare ? i : at;
            bare |= isBare;
            foreign |= isForeign;
        }
        if (bare && header) {
            departures.accept(
                    MessageRule.HEADER_INJECTION,
                    "line " + number + " of the header holds a bare " + (holds(start, end, '\r') ? "CR" : "LF")
                            + ", which some take for the end of the field: " + quote(start, end));
        }
        if (bare) {
            bareLineEnds.add("line " + number + " holds a bare " + (holds(start, end, '\r') ? "CR" : "LF") + ": "
                    + quote(Math.max(start, at - SHOWN / 2), end));
        }
        if (foreign && header && !smtpUtf8) {
            headerBytes.add("line " + number + " of the header holds bytes over 127: " + quote(start, end));
        } else if (foreign && !header && !eightBit) {
            bodyBytes.add("line " + number + " holds bytes over 127, and the mail was not sent with BODY=8BITMIME: "
                    + quote(Math.max(start, at - SHOWN / 2), end));
        }
    }

    private boolean holds(int start, int end, char wanted) {
        for (int i = start; i < end; i++) {
            if (content[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private String quote(int start, int end) {
        return Printable.octets(content, start, Math.min(end, start + SHOWN));
    }
}
