package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A command from an SMTP client: a verb and an optional argument. This class also represents any other line that a
 * client sends as a command, even if it is malformed; its verb is the text before the first space.
 *
 * <p>Two commands are equal if their bytes are equal.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1">RFC 5321, section 4.1.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpCommand {

    /** The commands recognized during a login, matched exactly: anything else could be a password. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:(?:EHLO|HELO) .+|(?:MAIL|RCPT|SEND|SOML|SAML) .*[:<@].*|DATA|RSET|QUIT|STARTTLS|TURN|NOOP(?: .*)?"
                    + "|HELP(?: [A-Z]+)?|(?:VRFY|EXPN|ETRN|ATRN) .+|BDAT \\d+(?: LAST)?)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern WRITTEN_AS_COMMAND = Pattern.compile("[A-Z]{3,}(?: .*)?");
    private static final String AUTH = "AUTH";
    /** Frequent verbs, kept as shared strings. */
    private static final List<String> VERBS =
            List.of("MAIL", "RCPT", "DATA", "EHLO", "QUIT", "BDAT", "RSET", AUTH, "NOOP", "HELO", "STARTTLS");

    /** The command as most clients send it with each mail. */
    private static final SmtpCommand DATA = new SmtpCommand("DATA\r\n".getBytes(StandardCharsets.US_ASCII));

    private static final Pattern END_OF_LINE = Pattern.compile("(?<=\\n)|(?<=\\r)(?!\\n)");

    private final byte[] bytes;
    private final String verb;
    private final boolean concealed;

    private SmtpCommand(byte[] bytes) {
        this(bytes, false);
    }

    private SmtpCommand(byte[] bytes, boolean concealed) {
        this.bytes = bytes;
        this.concealed = concealed;
        this.verb = firstWord(bytes);
    }

    private static String firstWord(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != ' ') {
            end++;
        }
        int length = end == bytes.length ? endOfLine(bytes) : end;
        for (String verb : VERBS) {
            if (verb.length() == length && isWord(verb, bytes)) {
                return verb;
            }
        }
        return inUpperCase(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    /** Compares without regard to case. */
    private static boolean isWord(String verb, byte[] bytes) {
        for (int i = 0; i < verb.length(); i++) {
            if (verb.charAt(i) != (bytes[i] & ~0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int endOfLine(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end -= end > 1 && bytes[end - 2] == '\r' ? 2 : 1;
        }
        return end;
    }

    /** Leaves non-ASCII characters alone: a dotless i in upper case would result in a different verb. */
    private static String inUpperCase(String word) {
        StringBuilder upper = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'a' && c <= 'z') {
                upper = upper == null ? new StringBuilder(word) : upper;
                upper.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return upper == null ? word : upper.toString();
    }

    /**
     * Creates a command from a line.
     *
     * @param line the line, with or without its CRLF
     * @return the command; its bytes always end with CRLF
     */
    public static SmtpCommand parse(String line) {
        return new SmtpCommand((line.endsWith("\r\n") ? line : line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Creates a command from the bytes of a line.
     *
     * @param wire any bytes, including the line ending
     * @return the command
     */
    public static SmtpCommand parse(byte[] wire) {
        return new SmtpCommand(wire.clone());
    }

    /**
     * Parses a command without copying the bytes. All {@code DATA} commands share one object.
     *
     * @param wire the bytes, which must not change afterwards
     * @return the command
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static SmtpCommand of(byte[] wire) {
        return Arrays.equals(wire, DATA.bytes) ? DATA : new SmtpCommand(wire);
    }

    /**
     * Returns the line as sent, without its line ending. Unlike {@link #toString()}, this method does not mask
     * credentials.
     *
     * @return the line, decoded as UTF-8
     */
    public String line() {
        return new String(bytes, 0, endOfLine(bytes), StandardCharsets.UTF_8);
    }

    /**
     * Returns the exact bytes that were sent.
     *
     * @return a copy of the bytes, including the line ending
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns the verb.
     *
     * @return the verb in upper case, such as {@code MAIL}; empty for an empty line
     */
    public String verb() {
        return verb;
    }

    /**
     * Returns the argument.
     *
     * @return the text after the verb, such as {@code FROM:<ada@example.org> SIZE=1000}, without surrounding
     *     whitespace; may be empty
     */
    public String argument() {
        if (endOfLine(bytes) == verb.length()) {
            return "";
        }
        String line = line();
        return line.substring(Math.min(verb.length(), line.length())).strip();
    }

    /**
     * Returns the address of a MAIL or RCPT command, without a source route (RFC 5321, appendix C).
     *
     * @return the address, even if it is invalid or lacks angle brackets; empty if the command has none
     */
    public Optional<MailAddress> address() {
        return path().map(PathArgument::address);
    }

    /** {@return the parsed argument of a MAIL or RCPT command; empty if there is no address} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<PathArgument> path() {
        return PathArgument.find(verb, line());
    }

    /** {@return whether the line contains only ASCII} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isAscii() {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return this command with angle brackets around its address} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpCommand withBrackets() {
        if (endsWithPath()) {
            return this;
        }
        String line = line();
        Optional<PathArgument> found = PathArgument.find(verb, line);
        if (found.isEmpty() || !found.get().bare()) {
            return this;
        }
        PathArgument argument = found.get();
        return parse(line.substring(0, line.indexOf(':') + 1) + "<" + argument.path() + ">"
                + (argument.rest().isEmpty() ? "" : " " + argument.rest()));
    }

    /**
     * Returns the parameters of a MAIL or RCPT command.
     *
     * @return the parameters after the address, in order; empty for other commands
     */
    public List<EsmtpParameter> parameters() {
        String rest = endsWithPath() ? "" : path().map(PathArgument::rest).orElse("");
        return rest.isEmpty()
                ? List.of()
                : Stream.of(rest.split(" +")).map(EsmtpParameter::new).toList();
    }

    /** Whether nothing follows the only closing angle bracket of a path, so that there are no parameters. */
    private boolean endsWithPath() {
        int end = endOfLine(bytes);
        int start = 0;
        while (start < end && bytes[start] != ':') {
            start++;
        }
        do {
            start++;
        } while (start < end && bytes[start] == ' ');
        if (start >= end || bytes[start] != '<') { // the path is another word
            return false;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] == '>') {
                return i == end - 1;
            }
        }
        return false;
    }

    /**
     * Returns a parameter of a MAIL or RCPT command.
     *
     * @param keyword the keyword, case-insensitive
     * @return the parameter, or empty if it is missing
     */
    public Optional<EsmtpParameter> parameter(String keyword) {
        for (EsmtpParameter each : parameters()) {
            if (each.keyword().equalsIgnoreCase(keyword)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** {@return this command, with {@link #toString()} masked completely} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpCommand concealed() {
        return new SmtpCommand(bytes, true);
    }

    /** {@return whether {@link #toString()} is masked completely} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isConcealed() {
        return concealed;
    }

    /** {@return this command without credentials, for logs that do not mask them; addresses are kept} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpCommand withoutCredentials() {
        if (isShownWhole()) {
            return this;
        }
        return parse(address().isPresent() ? CredentialText.hiddenInParameter(line()) : shown());
    }

    /**
     * {@return this command with the text that {@link #toString()} masks replaced by {@code ********}; unchanged if it
     * masks nothing}
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpCommand masked() {
        if (isShownWhole()) {
            return this;
        }
        String line = concealed ? CredentialText.MASK : isOneLine() ? shown() : shownByLines();
        String end = new String(bytes, StandardCharsets.ISO_8859_1).substring(endOfLine(bytes));
        return new SmtpCommand((line + end).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return whether {@link #toString()} shows the whole line, without masking anything} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isShownWhole() {
        return isPlain() || toString().equals(printable(line()));
    }

    /** Whether this command is known and has nothing to hide, as most have. The check is cheap, because every command needs it. */
    private boolean isPlain() {
        if (concealed || isAuth() || !isKnown()) {
            return false;
        }
        int word = 0;
        int end = endOfLine(bytes);
        for (int i = 0; i < end; i++) {
            byte b = bytes[i];
            word = CredentialText.isBase64(b) ? word + 1 : 0;
            if (b < ' ' || b > '~' || b == '=' || word == CredentialText.SHORTEST_BASE64) {
                return false;
            }
            if ((b == ' ' || b == '>') && isAuthAt(i + 1, end)) {
                return false;
            }
        }
        return true;
    }

    /** Whether these octets may name the parameter AUTH, even without an equals sign. */
    private boolean isAuthAt(int start, int end) {
        if (end - start <= AUTH.length()) {
            return false;
        }
        for (int i = 0; i < AUTH.length(); i++) {
            if (Character.toUpperCase((char) bytes[start + i]) != AUTH.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the only line ending is at the end. */
    boolean isOneLine() {
        for (int i = 0; i < bytes.length - 2; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                return false;
            }
        }
        return true;
    }

    /** Returns the lines as seen by a server that accepts a bare CR or LF as a line ending. */
    List<SmtpCommand> lines() {
        return END_OF_LINE
                .splitAsStream(line())
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .map(SmtpCommand::parse)
                .toList();
    }

    boolean isAuth() {
        return verb.equals(AUTH);
    }

    /** Whether this looks like AUTH, or another attempt to log in. */
    boolean isLogin() {
        return isAuth() || !isKnown() && CredentialText.isLogin(line());
    }

    private boolean isKnown() {
        return ReplyOccasion.ofCommand(verb) != ReplyOccasion.OTHER_COMMAND;
    }

    /** Whether this is exactly an SMTP command. */
    boolean isCommand() {
        return COMMAND.matcher(line()).matches();
    }

    /** {@return whether this looks like a command, even one that SMTP does not define} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isWrittenAsCommand() {
        return WRITTEN_AS_COMMAND.matcher(line()).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmtpCommand that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /**
     * Returns the line as sent, with control characters escaped and credentials masked: the text after AUTH and its
     * mechanism (even if malformed), a SASL payload anywhere in the line, and a line that consists only of base64 text.
     */
    @Override
    public String toString() {
        if (concealed) {
            return CredentialText.MASK;
        }
        return printable(isOneLine() ? shown() : shownByLines());
    }

    private String shown() {
        return isKnown() && !isAuth() ? CredentialText.hiddenInCommand(line()) : CredentialText.hiddenInLine(line());
    }

    private String shownByLines() {
        LoginLines logins = new LoginLines();
        return END_OF_LINE
                .splitAsStream(line())
                .map(text -> {
                    String end = text.substring(text.stripTrailing().length());
                    SmtpCommand line = parse(text.stripTrailing());
                    return (logins.hidesLine(line) ? CredentialText.MASK : line.shown()) + end;
                })
                .collect(Collectors.joining());
    }

    private static String printable(String text) {
        return Printable.lines(text.getBytes(StandardCharsets.UTF_8));
    }
}
