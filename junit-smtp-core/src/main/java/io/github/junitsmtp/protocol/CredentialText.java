package io.github.junitsmtp.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks actual and possible passwords in lines other than message data. */
final class CredentialText {

    static final String MASK = "********";

    /** The minimum length of base64 text that can hide credentials. */
    static final int SHORTEST_BASE64 = 8;

    private static final String MECHANISM =
            "(?:PLAIN|LOGIN|CRAM-MD5|DIGEST-MD5|SCRAM-[\\w-]+|XOAUTH2|OAUTHBEARER|NTLM|GSSAPI|EXTERNAL|ANONYMOUS)(?![\\w.@-])";
    private static final String SEPARATORS = "[\\s\\p{Cntrl}\\p{Cf}\\u00a0\\ufffd\"'<>=:-]*";
    /** Allows control characters between the letters, as in UTF-16. */
    private static final String AUTH = "A\\p{Cntrl}*U\\p{Cntrl}*T\\p{Cntrl}*H";
    /**
     * A word before AUTH or a mechanism. After a private command such as XCLIENT, or after a header field name, neither
     * starts a login.
     */
    private static final String FIRST_WORD = "(?!X[A-Z-]+\\s|\\S*:\\s)\\S+\\s+";
    /** An unknown word counts as a mechanism if it is in upper case and not base64. */
    private static final String UNKNOWN_MECHANISM = "(?-i:[A-Z][A-Z0-9_-]{0,19})(?![\\w+/=-])";

    /**
     * AUTH in the first word, however malformed, a mechanism in one of the first two words, or a POP3 login command,
     * followed by the secret.
     */
    private static final Pattern LOGIN = Pattern.compile(
            "(\\P{Alnum}*+(?:(?:" + FIRST_WORD + ")?" + MECHANISM
                    + "|(?:USER|PASS)(?!\\w)|(?:" + FIRST_WORD + "AUTH(?:ENTICATE)?(?![\\w.@])|\\S*?" + AUTH + ")"
                    + SEPARATORS + "(?:"
                    + MECHANISM + "|" + UNKNOWN_MECHANISM + ")?)" + SEPARATORS + ")(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Base64 text contains lower case letters unless it is contrived. */
    private static final Pattern VERB = Pattern.compile("[A-Z]+");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{" + SHORTEST_BASE64 + ",}={0,2}");
    /** The decoded payload of PLAIN, XOAUTH2 or OAUTHBEARER. */
    private static final Pattern PAYLOAD =
            Pattern.compile("[^\\p{Cntrl}]*\\x00[^\\p{Cntrl}]+\\x00[^\\p{Cntrl}]*|.*auth=Bearer .*", Pattern.DOTALL);
    /** An AUTH parameter, perhaps without its equals sign, whose value is neither a mailbox nor {@code <>} (RFC 4954, section 5). */
    private static final Pattern PARAMETER =
            Pattern.compile("([\\s>]AUTH(?:=|\\s)\\s*+)(?!<>(?:\\s|$))[^\\s@]+(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    private CredentialText() {}

    /** Whether base64 text may contain this octet. */
    static boolean isBase64(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '+' || b == '/';
    }

    /** Whether a line that is not a known command is a login attempt. */
    static boolean isLogin(String line) {
        return LOGIN.matcher(line).matches();
    }

    /** Masks the credentials in a known SMTP command other than AUTH. */
    static String hiddenInCommand(String line) {
        return hiddenInWords(hiddenInParameter(line));
    }

    /** Masks the value of the AUTH parameter unless it is a mailbox. */
    static String hiddenInParameter(String line) {
        return PARAMETER.matcher(line).replaceAll("$1" + MASK);
    }

    /** Masks the credentials in any other line. */
    static String hiddenInLine(String line) {
        Matcher login = LOGIN.matcher(line);
        if (login.matches()) {
            return login.group(2).isEmpty() ? line : login.group(1) + MASK;
        }
        String word = line.strip();
        boolean secret = BASE64.matcher(word).matches() && !VERB.matcher(word).matches() && isText(decoded(word));
        return secret ? MASK : hiddenInWords(line);
    }

    /** Masks words that are base64-encoded credentials. */
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
