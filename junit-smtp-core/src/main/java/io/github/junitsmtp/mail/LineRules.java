package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.rule.RepeatedViolation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleViolation;

/** The rules on lines and bytes, whatever they mean. Of each kind of violation, the first counts for all. */
final class LineRules {

    private static final int LONGEST_LINE = 998;
    private static final int SHOWN = 40;

    private final byte[] content;
    private final boolean smtpUtf8;
    private final boolean eightBit;
    private final Violations<MessageRule> violations;
    private final RepeatedViolation<MessageRule> longLines = new RepeatedViolation<>();
    private final RepeatedViolation<MessageRule> bareLineEnds = new RepeatedViolation<>();
    private final RepeatedViolation<MessageRule> headerBytes = new RepeatedViolation<>();
    private final RepeatedViolation<MessageRule> bodyBytes = new RepeatedViolation<>();

    LineRules(ReceivedMail mail, Violations<MessageRule> violations) {
        this.content = mail.content();
        this.smtpUtf8 = mail.envelope().mailFrom().parameter("SMTPUTF8").isPresent();
        this.eightBit = mail.envelope()
                .mailFrom()
                .parameter("BODY")
                .flatMap(parameter -> parameter.value())
                .filter(body -> !body.equalsIgnoreCase("7BIT"))
                .isPresent();
        this.violations = violations;
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
        longLines.addTo(violations);
        bareLineEnds.addTo(violations);
        headerBytes.addTo(violations);
        bodyBytes.addTo(violations);
    }

    private boolean isLineEnd(int at) {
        return content[at] == '\r' && at + 1 < content.length && content[at + 1] == '\n';
    }

    private void checkLine(int start, int end, int number, boolean header) {
        if (end - start > LONGEST_LINE) {
            longLines.add(() -> RuleViolation.of(
                    MessageRule.LINE_LENGTH,
                    "line " + number + " has " + (end - start) + " octets: " + quote(start, end)));
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
        int shown = Math.max(start, at - SHOWN / 2);
        String kind = bare && holds(start, end, '\r') ? "CR" : "LF";
        if (bare && header) {
            violations.add(
                    MessageRule.HEADER_INJECTION,
                    "line " + number + " of the header holds a bare " + kind
                            + ", which some take for the end of the field: " + quote(start, end));
        }
        if (bare) {
            bareLineEnds.add(() -> RuleViolation.of(
                    MessageRule.LINE_ENDS, "line " + number + " holds a bare " + kind + ": " + quote(shown, end)));
        }
        if (foreign && header && !smtpUtf8) {
            headerBytes.add(() -> RuleViolation.of(
                    MessageRule.HEADER_ASCII,
                    "line " + number + " of the header holds bytes over 127: " + quote(start, end)));
        } else if (foreign && !header && !eightBit) {
            bodyBytes.add(() -> RuleViolation.of(
                    MessageRule.EIGHT_BIT_BODY,
                    "line " + number + " holds bytes over 127, and the mail was not sent with BODY=8BITMIME: "
                            + quote(shown, end)));
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
