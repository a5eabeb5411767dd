package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.rule.RepeatedViolation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The rules on lines and bytes, regardless of their meaning. Only the first violation of each kind is reported. */
final class LineRules {

    private static final int LONGEST_LINE = 998;
    private static final int SHOWN = 40;

    private final byte[] content;
    private final boolean smtpUtf8;
    private final boolean eightBit;
    private final boolean binary;
    /** The content of binary parts, which consists of octets, not of lines (RFC 2045, section 2.9; RFC 3030, section 3). */
    private final BitSet withoutLines = new BitSet();

    private final int endOfHeader;
    private final Violations<MessageRule> violations;
    private final RepeatedViolation<MessageRule> longLines = new RepeatedViolation<>();
    private final RepeatedViolation<MessageRule> bareLineEnds = new RepeatedViolation<>();
    private final RepeatedViolation<MessageRule> nuls = new RepeatedViolation<>();
    private final RepeatedViolation<MessageRule> headerBytes = new RepeatedViolation<>();
    private final RepeatedViolation<MessageRule> bodyBytes = new RepeatedViolation<>();

    LineRules(ReceivedMail mail, Violations<MessageRule> violations) {
        this.content = mail.content();
        this.smtpUtf8 = mail.envelope().announcesUtf8();
        Optional<String> body = mail.envelope().mailFrom().parameter("BODY").flatMap(EsmtpParameter::value);
        this.eightBit = body.filter(value -> !value.equalsIgnoreCase("7BIT")).isPresent();
        this.binary = body.filter(value -> value.equalsIgnoreCase("BINARYMIME")).isPresent();
        if (binary) {
            MimeTree.leaves(mail.root())
                    .filter(part -> part.transferEncoding().equals("binary"))
                    .forEach(part -> part.addPositionsTo(withoutLines));
        }
        this.endOfHeader = endOfHeader(content);
        this.violations = violations;
    }

    void check() {
        int number = 1;
        for (int start = 0; start < content.length; number++) {
            int end = start;
            while (end < content.length && !isLineEnd(end)) {
                end++;
            }
            checkLine(start, end, number);
            start = end + 2;
        }
        longLines.addTo(violations);
        bareLineEnds.addTo(violations);
        nuls.addTo(violations);
        headerBytes.addTo(violations);
        bodyBytes.addTo(violations);
    }

    private boolean isLineEnd(int at) {
        return content[at] == '\r' && at + 1 < content.length && content[at + 1] == '\n';
    }

    /** Returns where the first empty line is. A bare LF ends a line too, as for most readers. */
    private static int endOfHeader(byte[] content) {
        int lineStart = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                int end = i > lineStart && content[i - 1] == '\r' ? i - 1 : i;
                if (end == lineStart) {
                    return lineStart;
                }
                lineStart = i + 1;
            }
        }
        return content.length;
    }

    private void checkLine(int start, int end, int number) {
        if (end - start > LONGEST_LINE && !withoutLines.get(end - 1)) {
            longLines.add(() -> RuleViolation.of(
                    MessageRule.LINE_LENGTH,
                    "line " + number + " has " + (end - start) + " octets; the limit is " + LONGEST_LINE + ": "
                            + quote(start, end)));
        }
        bareLineEnd(start, end, number);
        int nul = first(start, end, b -> b == 0);
        if (nul < end && !binary) {
            nuls.add(() -> RuleViolation.of(
                    MessageRule.NUL, "line " + number + " contains a NUL: " + quoteAround(start, nul, end)));
        }
        int headerEnd = Math.max(start, Math.min(end, endOfHeader));
        int inHeader = foreign(start, headerEnd);
        if (inHeader < headerEnd) {
            headerBytes.add(() -> RuleViolation.of(
                    MessageRule.HEADER_ASCII,
                    "line " + number + " of the header contains "
                            + (smtpUtf8 ? "bytes that are not UTF-8: " : "non-ASCII bytes: ")
                            + quoteAround(start, inHeader, headerEnd)));
        }
        int inBody = eightBit ? end : first(headerEnd, end, b -> b < 0);
        if (inBody < end) {
            bodyBytes.add(() -> RuleViolation.of(
                    MessageRule.EIGHT_BIT_BODY,
                    "line " + number + " contains non-ASCII bytes, but the mail was not sent with BODY=8BITMIME: "
                            + quoteAround(headerEnd, inBody, end)));
        }
    }

    /**
     * In a header, some readers treat a bare line end as the end of a field. If all lines end with it, nothing can be
     * injected.
     */
    private void bareLineEnd(int start, int end, int number) {
        int bare = firstBareLineEnd(start, end);
        if (bare == end) {
            return;
        }
        String kind = content[bare] == '\r' ? "CR" : "LF";
        boolean allLinesEndSo = number == 1 && end >= content.length - 2;
        if (bare < endOfHeader && !allLinesEndSo) {
            violations.add(
                    MessageRule.HEADER_INJECTION,
                    "line " + number + " of the header contains a bare " + kind
                            + ", which some parsers treat as the end of the field: " + quoteAround(start, bare, end));
        } else {
            bareLineEnds.add(() -> RuleViolation.of(
                    MessageRule.LINE_ENDS,
                    "line " + number + " contains a bare " + kind + ": " + quoteAround(start, bare, end)));
        }
    }

    private int firstBareLineEnd(int start, int end) {
        int at = start;
        while (at < end && (content[at] != '\r' && content[at] != '\n' || withoutLines.get(at))) {
            at++;
        }
        return at;
    }

    private int foreign(int start, int end) {
        return smtpUtf8
                ? MalformedBytes.first(StandardCharsets.UTF_8, content, start, end)
                : first(start, end, b -> b < 0);
    }

    private int first(int start, int end, IntPredicate wanted) {
        int at = start;
        while (at < end && !wanted.test(content[at])) {
            at++;
        }
        return at;
    }

    private String quoteAround(int start, int at, int end) {
        return quote(Math.max(start, at - SHOWN / 2), end);
    }

    private String quote(int start, int end) {
        return Printable.octets(content, start, Math.min(end, start + SHOWN));
    }
}
