package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.ServerRule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The rules on the format of replies. A reply that was cut off is checked up to its last complete line. */
final class ReplyFormRules {

    private static final int LONGEST_LINE = 512;
    /** A challenge may be as long as the response to it (RFC 4954, section 4). */
    private static final int LONGEST_CHALLENGE = 12_288;

    private final ServerFindings findings;

    ReplyFormRules(ServerFindings findings) {
        this.findings = findings;
    }

    /** Whether the client indicates with this command that it understands UTF-8, or uses it itself. */
    static boolean asksForUtf8(Step step) {
        return switch (step.verb()) {
            case "" -> false;
            case "MAIL" -> step.command().parameter("SMTPUTF8").isPresent() || !Printable.isAscii(step.argument());
            case "VRFY", "EXPN" ->
                step.argument().toUpperCase(Locale.ROOT).endsWith(" SMTPUTF8") || !Printable.isAscii(step.argument());
            default -> !Printable.isAscii(step.verb()) || !Printable.isAscii(step.argument());
        };
    }

    /** Whether the bytes end with the complete last line of a reply. */
    static boolean isWhole(byte[] reply) {
        int end = reply.length - 1;
        if (end < 0 || reply[end] != '\n') {
            return false;
        }
        int start = end;
        while (start > 0 && reply[start - 1] != '\n') {
            start--;
        }
        return end - start < 4 || reply[start + 3] != '-';
    }

    void check(Step step, boolean utf8) {
        byte[] reply = step.said().replyBytes();
        int start = 0;
        for (int i = 0, number = 1; i < reply.length; i++) {
            if (reply[i] == '\n') {
                int end = i > start && reply[i - 1] == '\r' ? i - 1 : i;
                line(step, number++, reply, start, end, i + 1, utf8);
                start = i + 1;
            }
        }
    }

    private void line(Step step, int number, byte[] reply, int start, int end, int next, boolean utf8) {
        String place = " on line " + number;
        String quoted = ": " + Printable.octets(reply, start, next);
        if (next - end < 2) {
            findings.add(
                    step,
                    ServerRule.LINE_ENDS,
                    "LF",
                    "was answered with a bare LF at the end of line " + number + quoted);
        }
        int longest = isChallenge(reply) ? LONGEST_CHALLENGE : LONGEST_LINE;
        if (next - start > longest) {
            findings.add(
                    step,
                    ServerRule.LINE_LENGTH,
                    "",
                    "was answered with a line of " + (next - start) + " octets; the limit is " + longest);
        }
        characters(step, reply, start, end, place + quoted);
        if (!utf8 && !isAscii(reply, start, end)) {
            findings.add(
                    step,
                    ServerRule.REPLY_TEXT,
                    "ASCII",
                    "was answered with non-ASCII characters" + place + ", although the client had not used SMTPUTF8"
                            + quoted);
        } else if (utf8 && !isUtf8(reply, start, end)) {
            findings.add(
                    step,
                    ServerRule.REPLY_TEXT,
                    "UTF-8",
                    "was answered with bytes" + place + " that are not UTF-8" + quoted);
        }
        syntax(reply, start, end, number)
                .ifPresent(wrong -> findings.add(
                        step,
                        ServerRule.REPLY_SYNTAX,
                        wrong,
                        "was answered " + String.format(Locale.ROOT, wrong, number) + quoted));
    }

    private static boolean isChallenge(byte[] reply) {
        return reply.length > 2 && reply[0] == '3' && reply[1] == '3' && reply[2] == '4';
    }

    private void characters(Step step, byte[] reply, int start, int end, String place) {
        for (int i = start; i < end; i++) {
            if (reply[i] == '\r') {
                findings.add(step, ServerRule.LINE_ENDS, "CR", "was answered with a bare CR" + place);
                return;
            }
            if (reply[i] >= 0 && reply[i] < ' ' && reply[i] != '\t' || reply[i] == 0x7f) {
                findings.add(step, ServerRule.REPLY_TEXT, "control", "was answered with a control character" + place);
                return;
            }
        }
    }

    private static boolean isAscii(byte[] reply, int start, int end) {
        for (int i = start; i < end; i++) {
            if (reply[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] reply, int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reply, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Returns what is wrong, with a place for the number of the line. */
    private static Optional<String> syntax(byte[] reply, int start, int end, int number) {
        int digits = start;
        while (digits < end && reply[digits] >= '0' && reply[digits] <= '9') {
            digits++;
        }
        if (digits - start != 3) {
            return Optional.of("without a three-digit code at the beginning of line %d");
        }
        if (reply[start] < '2' || reply[start] > '5') {
            return Optional.of("with an invalid code on line %d (the first digit is not between 2 and 5)");
        }
        if (reply[start + 1] > '5') {
            return Optional.of("with an invalid code on line %d (the second digit is not between 0 and 5)");
        }
        if (digits < end && reply[digits] != ' ' && reply[digits] != '-') {
            return Optional.of("without a space or hyphen after the code on line %d");
        }
        boolean same = reply[start] == reply[0] && reply[start + 1] == reply[1] && reply[start + 2] == reply[2];
        return number == 1 || same ? Optional.empty() : Optional.of("with different codes in lines 1 and %d");
    }
}
