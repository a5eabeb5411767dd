package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parses one reply in a single pass. If that fails, the exception names the line and the violated rule. */
final class ReplyParser {

    private static final String NOT_A_REPLY = "Not an SMTP reply: ";
    private static final int LONGEST_LINE = 512;
    /** A challenge may be as long as the response to it (RFC 4954, section 4). */
    private static final int LONGEST_CHALLENGE = 12_288;

    private final byte[] wire;
    private final List<String> lines = new ArrayList<>(1);
    private int code;

    private ReplyParser(byte[] wire) {
        this.wire = wire;
    }

    /** The maximum length of a line in octets, including CRLF. */
    static int longestLine(int code) {
        return isChallenge(code) ? LONGEST_CHALLENGE : LONGEST_LINE;
    }

    static String referenceOfLongestLine(int code) {
        return isChallenge(code) ? "RFC 4954, section 4" : "RFC 5321, section 4.5.3.1.5";
    }

    private static boolean isChallenge(int code) {
        return code == ReplyCode.AUTHENTICATION_CHALLENGE.number();
    }

    static SmtpReply parse(byte[] wire) {
        return new ReplyParser(wire).parse();
    }

    static SmtpReply parseStrictly(byte[] wire) {
        SmtpReply reply = parse(wire);
        reply.deviations().stream().findFirst().ifPresent(deviation -> {
            throw new MalformedReplyException(NOT_A_REPLY + deviation);
        });
        return reply;
    }

    private SmtpReply parse() {
        if (wire.length == 0) {
            throw new MalformedReplyException(NOT_A_REPLY + "it is empty");
        }
        boolean last = false;
        for (int start = 0; start < wire.length; ) {
            int lineFeed = lineFeedAfter(start);
            int end = lineFeed > start && wire[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
            String line = text(start, end);
            if (last) {
                throw malformed(
                        line, "comes after the last line of the reply, which has a space after its code", "4.2.1");
            }
            last = readLine(line, lineFeed + 1 - start);
            start = lineFeed + 1;
        }
        if (!last) {
            String line = code + "-" + lines.get(lines.size() - 1);
            lines.remove(lines.size() - 1);
            throw malformed(line, "has a hyphen after its code, so another line must follow", "4.2.1");
        }
        return new SmtpReply(code, List.copyOf(lines), wire, null);
    }

    private int lineFeedAfter(int start) {
        for (int i = start; i < wire.length; i++) {
            if (wire[i] == '\n') {
                return i;
            }
        }
        throw malformed(text(start, wire.length), "does not end with CRLF", "2.3.8");
    }

    private String text(int start, int end) {
        return new String(wire, start, end - start, StandardCharsets.UTF_8);
    }

    /** Returns whether this is the last line. */
    private boolean readLine(String line, int length) {
        int codeOfLine = codeOf(line);
        if (lines.isEmpty()) {
            code = codeOfLine;
        } else if (code != codeOfLine) {
            throw malformed(line, "has a different code than line 1 (" + code + ")", "4.2.1");
        }
        int longest = longestLine(code);
        if (length > longest) {
            throw violation(
                    line,
                    "has " + length + " octets including the line ending; the limit is " + longest,
                    referenceOfLongestLine(code));
        }
        if (line.indexOf('\r') >= 0) {
            throw malformed(line, "contains a bare CR", "2.3.8");
        }
        char separator = line.length() == 3 ? ' ' : line.charAt(3);
        if (separator != ' ' && separator != '-') {
            throw malformed(line, "has neither a space nor a hyphen after its code", "4.2");
        }
        lines.add(line.length() > 4 ? line.substring(4) : "");
        return separator == ' ';
    }

    private int codeOf(String line) {
        int digits = 0;
        while (digits < line.length() && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') {
            digits++;
        }
        if (digits != 3) {
            throw malformed(line, "does not start with a three-digit code", "4.2");
        }
        int number = Integer.parseInt(line.substring(0, 3));
        if (number < 200 || number > 599) {
            throw malformed(line, "has a code whose first digit is not between 2 and 5", "4.2");
        }
        return number;
    }

    private MalformedReplyException malformed(String line, String rule, String section) {
        return violation(line, rule, "RFC 5321, section " + section);
    }

    private MalformedReplyException violation(String line, String rule, String reference) {
        return new MalformedReplyException(NOT_A_REPLY + "line " + (lines.size() + 1) + " " + Printable.quote(line)
                + " " + rule + " (" + reference + ")");
    }
}
