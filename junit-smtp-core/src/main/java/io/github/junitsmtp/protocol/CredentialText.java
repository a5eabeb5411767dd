package io.github.junitsmtp.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides what is a password, or may be one, in a line that is no message. */
final class CredentialText {

    static final String MASK = "********";

    /** A text in base64 that is shorter hides nothing. */
    static final int SHORTEST_BASE64 = 8;

    private static final String MECHANISM =
            "(?:PLAIN|LOGIN|CRAM-MD5|DIGEST-MD5|SCRAM-[\\w-]+|XOAUTH2|OAUTHBEARER|NTLM|GSSAPI|EXTERNAL|ANONYMOUS)(?![\\w.@-])";
    private static final String SEPARATORS = "[\\s\\p{Cntrl}\\p{Cf}\\u00a0\\ufffd\"'<>=:-]*";
    /** Control characters may stand between the letters, as they do in UTF-16. */
    private static final String AUTH = "A\\p{Cntrl}*U\\p{Cntrl}*T\\p{Cntrl}*H";
    /** In front of AUTH or a mechanism; behind a private command, such as XCLIENT, or the name of a header field they mean nothing. */
    private static final String FIRST_WORD = "(?!X[A-Z-]+\\s|\\S*:\\s)\\S+\\s+";
    /** A mechanism that is unknown is taken for one if it is in upper case, and no base64. */
    private static final String UNKNOWN_MECHANISM = "(?-i:[A-Z][A-Z0-9_-]{0,19})(?![\\w+/=-])";

    /**
     * AUTH in the first word, however malformed, or a mechanism in one of the first two, or the commands of POP3; then the secret.
     */
    private static final Pattern LOGIN = Pattern.compile(
            "(\\P{Alnum}*+(?:(?:" + FIRST_WORD + ")?" + MECHANISM
                    + "|(?:USER|PASS)(?!\\w)|(?:" + FIRST_WORD + "AUTH(?:ENTICATE)?(?![\\w.@])|\\S*?" + AUTH + ")"
                    + SEPARATORS + "(?:"
                    + MECHANISM + "|" + UNKNOWN_MECHANISM + ")?)" + SEPARATORS + ")(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A text in base64 has lower case, too, unless somebody makes one up. */
    private static final Pattern VERB = Pattern.compile("[A-Z]+");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{" + SHORTEST_BASE64 + ",}={0,2}");
    /** The payload of PLAIN, or that of XOAUTH2 and OAUTHBEARER. */
    private static final Pattern PAYLOAD =
            Pattern.compile("[^\\p{Cntrl}]*\\x00[^\\p{Cntrl}]+\\x00[^\\p{Cntrl}]*|.*auth=Bearer .*", Pattern.DOTALL);
    /** Whose value is a mailbox, or {@code <>} (RFC 4954, section 5). */
    private static final Pattern PARAMETER =
            Pattern.compile("(\\sAUTH=)(?!<>(?:\\s|$))[^\\s@]+(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    private CredentialText() {}

    /** Whether a text in base64 may contain an octet. */
    static boolean isBase64(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '+' || b == '/';
    }

    /** Whether a line that is no other command is meant to log in. */
    static boolean isLogin(String line) {
        return LOGIN.matcher(line).matches();
    }

    /** Hides the credentials in a command that SMTP knows, and that is not AUTH. */
    static String hiddenInCommand(String line) {
        return hiddenInWords(hiddenInParameter(line));
    }

    /** Hides who is said to have sent a mail, unless that is a mailbox. */
    static String hiddenInParameter(String line) {
        return PARAMETER.matcher(line).replaceAll("$1" + MASK);
    }

    /** Hides the credentials in any other line. */
    static String hiddenInLine(String line) {
        Matcher login = LOGIN.matcher(line);
        if (login.matches()) {
            return login.group(2).isEmpty() ? line : login.group(1) + MASK;
        }
        String word = line.strip();
        boolean secret = BASE64.matcher(word).matches() && !VERB.matcher(word).matches() && isText(decoded(word));
        return secret ? MASK : hiddenInWords(line);
    }

    /** Hides words that are credentials in base64. */
    static String hiddenInWords(String text) {
        return BASE64.matcher(text)
                .replaceAll(word -> PAYLOAD.matcher(decoded(word.group())).matches() ? MASK : word.group());
    }

    private static boolean isText(String decoded) {
        return !decoded.isEmpty() && decoded.chars().noneMatch(c -> c < ' ' || c == 127 || c == '\ufffd');
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
