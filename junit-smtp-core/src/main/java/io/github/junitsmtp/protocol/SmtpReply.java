package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.assertion.DialogueContext;
import io.github.junitsmtp.internal.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A reply from an SMTP server: a three-digit code and one or more lines of text.
 *
 * <p>Two replies are equal if their bytes are equal.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, section 4.2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpReply implements AssertProvider<SmtpReplyAssert> {

    private final int code;
    private final List<String> lines;
    private final byte[] bytes;
    private final @Nullable DialogueContext<ReplyOccasion, SmtpReply> context;

    SmtpReply(int code, List<String> lines, byte[] bytes, @Nullable DialogueContext<ReplyOccasion, SmtpReply> context) {
        this.code = code;
        this.lines = lines;
        this.bytes = bytes;
        this.context = context;
    }

    /**
     * Parses a reply, as {@link #parse(byte[])} does.
     *
     * @param wire the lines of the reply, each terminated by CRLF
     * @return the reply
     * @throws MalformedReplyException if the bytes are not exactly one reply; the message names the line and the rule
     */
    public static SmtpReply parse(String wire) {
        return parse(wire.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Parses the bytes of a reply and tolerates harmless deviations; see
     * {@link #deviations()}. The text is read as UTF-8 (RFC 6531, section 3.7.4).
     *
     * <pre>{@code
     * SmtpReply.parse("250 OK\n"); // a reply with a deviation
     * SmtpReply.parse("250OK\r\n"); // throws MalformedReplyException
     * }</pre>
     *
     * @param wire the lines of the reply, each terminated by CRLF or a bare LF
     * @return the reply
     * @throws MalformedReplyException if the bytes are not exactly one reply; the message names the line and the rule
     */
    public static SmtpReply parse(byte[] wire) {
        return ReplyParser.parse(wire.clone());
    }

    /**
     * Parses a reply, as {@link #parseStrictly(byte[])} does.
     *
     * @param wire the lines of the reply, each terminated by CRLF
     * @return the reply, which has no deviations
     * @throws MalformedReplyException if the bytes are not exactly one standard-compliant reply; the message names the
     *     line and the rule
     */
    public static SmtpReply parseStrictly(String wire) {
        return parseStrictly(wire.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Parses the bytes of a reply and rejects every deviation from the standards.
     *
     * <pre>{@code
     * SmtpReply.parseStrictly("250 OK\r\n"); // a reply
     * SmtpReply.parseStrictly("250 OK\n"); // throws MalformedReplyException
     * }</pre>
     *
     * @param wire the lines of the reply, each terminated by CRLF
     * @return the reply, which has no deviations
     * @throws MalformedReplyException if the bytes are not exactly one standard-compliant reply; the message names the
     *     line and the rule
     */
    public static SmtpReply parseStrictly(byte[] wire) {
        return ReplyParser.parseStrictly(wire.clone());
    }

    /**
     * Creates a reply.
     *
     * @param code the code, between 200 and 599
     * @param lines the lines of the text, without line endings; none for a reply without text
     * @return the reply
     * @throws IllegalArgumentException if the code is out of range or a line contains CR or LF
     */
    public static SmtpReply of(int code, String... lines) {
        ReplyClass.ofCode(code);
        List<String> texts = lines.length == 0 ? List.of("") : List.of(lines);
        StringBuilder wire = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
                throw new IllegalArgumentException(
                        "A reply line must not contain CR or LF; pass each line separately, but was: "
                                + Printable.quote(text));
            }
            int octets = text.getBytes(StandardCharsets.UTF_8).length + 6;
            if (octets > ReplyParser.longestLine(code)) {
                throw new IllegalArgumentException("A reply line must have at most " + ReplyParser.longestLine(code)
                        + " octets (" + ReplyParser.referenceOfLongestLine(code) + ") but has " + octets);
            }
            boolean last = i == texts.size() - 1;
            wire.append(code)
                    .append(last ? (text.isEmpty() ? "" : " ") : "-")
                    .append(text)
                    .append("\r\n");
        }
        return new SmtpReply(code, texts, wire.toString().getBytes(StandardCharsets.UTF_8), null);
    }

    /**
     * Creates a reply with an enhanced status code on each line (RFC 2034, section 4).
     *
     * @param code the code, between 200 and 599
     * @param enhanced the enhanced status code; its class must be the first digit of the code
     * @param lines the lines of the text, without line endings
     * @return the reply
     * @throws IllegalArgumentException if the classes of the codes differ, the code is out of range, or a line contains
     *     CR or LF
     */
    public static SmtpReply of(int code, EnhancedStatusCode enhanced, String... lines) {
        if (!enhanced.agreesWith(code)) {
            throw new IllegalArgumentException("The enhanced status code of a " + code + " reply must start with "
                    + code / 100 + " (RFC 2034, section 4) but was: " + enhanced);
        }
        String[] texts = lines.length == 0 ? new String[] {""} : lines;
        return of(
                code,
                Arrays.stream(texts)
                        .map(line -> (enhanced + " " + line).stripTrailing())
                        .toArray(String[]::new));
    }

    /**
     * Returns the code as a number.
     *
     * @return the code, between 200 and 599
     */
    public int code() {
        return code;
    }

    /**
     * Returns the catalog entry of the code.
     *
     * @return the entry, or empty if the catalog does not contain the code
     */
    public Optional<ReplyCode> replyCode() {
        return ReplyCode.find(code);
    }

    /**
     * Returns the meaning of the first digit of the code.
     *
     * @return the class
     */
    public ReplyClass replyClass() {
        return ReplyClass.ofCode(code);
    }

    /**
     * Returns the lines as sent, each without its code, separator and line ending.
     *
     * @return at least one line, including any enhanced status code
     */
    public List<String> lines() {
        return lines;
    }

    /**
     * Returns the readable text: the lines without enhanced status codes, joined by LF.
     *
     * @return the text; may be empty
     */
    public String text() {
        return lines.stream().map(SmtpReply::withoutEnhancedCode).collect(Collectors.joining("\n"));
    }

    private static String withoutEnhancedCode(String line) {
        return EnhancedStatusCode.atStartOf(line)
                .map(enhanced -> line.substring(enhanced.toString().length()).stripLeading())
                .orElse(line);
    }

    /**
     * Returns the enhanced status code at the start of the first line.
     *
     * @return the code, or empty if there is none
     */
    public Optional<EnhancedStatusCode> enhancedStatusCode() {
        return EnhancedStatusCode.atStartOf(lines.get(0));
    }

    /**
     * Returns the harmless deviations of the reply from the standards: lines that end with a bare LF, non-ASCII text,
     * control characters, and an enhanced status code that is missing from some lines or whose class differs from that of
     * the reply code.
     *
     * @return a description of each deviation, with the line and the rule; usually empty
     */
    public List<String> deviations() {
        return Deviations.of(this).stream().map(Deviation::text).toList();
    }

    /**
     * Finds the first deviation of a kind.
     *
     * @param kind the kind
     * @return its description, or empty if there is none
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> deviation(Deviation.Kind kind) {
        return Deviations.of(this).stream()
                .filter(deviation -> deviation.kind() == kind)
                .map(Deviation::text)
                .findFirst();
    }

    /**
     * Explains the reply: the meaning of its codes, when servers send them, and what to do.
     *
     * @return readable text with one or more lines
     */
    public String explanation() {
        return Explanation.inFull(this);
    }

    /**
     * Reads the code at the given position in a reply. The reply may be malformed.
     *
     * @param reply the bytes of the reply
     * @param start the position, such as the start of a line
     * @return the three-digit code, or -1 if there is none
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static int codeAt(byte[] reply, int start) {
        if (start + 3 > reply.length) {
            return -1;
        }
        int code = 0;
        for (int i = start; i < start + 3; i++) {
            if (reply[i] < '0' || reply[i] > '9') {
                return -1;
            }
            code = code * 10 + reply[i] - '0';
        }
        return code;
    }

    /**
     * Returns the exact bytes that were sent.
     *
     * @return a copy of the bytes, including line endings
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns whether the code is 2xx or 3xx.
     *
     * @return true if the command succeeded or the server expects more input
     */
    public boolean isPositive() {
        return code < 400;
    }

    /**
     * Returns a copy of this reply that is part of a dialogue.
     *
     * @param dialogue the surrounding dialogue
     * @return a reply that equals this one
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReply at(DialogueContext<ReplyOccasion, SmtpReply> dialogue) {
        return new SmtpReply(code, lines, bytes, dialogue);
    }

    Optional<DialogueContext<ReplyOccasion, SmtpReply>> context() {
        return Optional.ofNullable(context);
    }

    /**
     * Creates an assertion for this reply, as {@code assertThat(reply)} does.
     *
     * @return the assertion object
     */
    @Override
    public SmtpReplyAssert assertThat() {
        return new SmtpReplyAssert(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmtpReply that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the lines as sent, joined by LF, such as {@code 250-mx.example.org\n250 HELP}. */
    @Override
    public String toString() {
        return Printable.lines(bytes);
    }
}
