package io.github.junitsmtp.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.regex.Pattern;

/** Reads the values of header fields. */
final class HeaderText {

    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    /** Blanks between two encoded words are no part of the text (RFC 2047, section 6.2). */
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]+\\?[bBqQ]\\?[^?\\s]*\\?=");

    private HeaderText() {}

    /** Undoes folding in linear time, however many lines there are. */
    static String unfolded(String raw) {
        return raw.indexOf('\n') < 0 ? raw : FOLD.matcher(raw).replaceAll("");
    }

    static String decoded(String raw) {
        String value = unfolded(raw).strip();
        if (!ENCODED_WORD.matcher(value).find()) {
            return value;
        }
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException e) { // a charset that this JVM does not know
            return value;
        }
    }
}
