package io.github.junitsmtp.internal.mime;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads the values of header fields. It is there because Jakarta Mail unfolds in quadratic time, and throws at a charset that this JVM does
 * not know; the encoded words themselves are left to Jakarta Mail.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HeaderText {

    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    /** Blanks between two encoded words are no part of the text (RFC 2047, section 6.2). */
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]+\\?[bBqQ]\\?[^?\\s]*\\?=");

    private HeaderText() {}

    /**
     * Undoes folding in linear time, however many lines there are.
     *
     * @param raw the value as it was sent
     * @return the value on one line
     */
    public static String unfolded(String raw) {
        return raw.indexOf('\n') < 0 ? raw : FOLD.matcher(raw).replaceAll("");
    }

    /**
     * Undoes folding and decodes encoded words (RFC 2047).
     *
     * @param raw the value as it was sent
     * @return the value for a person; encoded words that cannot be decoded stay as they are
     */
    public static String decoded(String raw) {
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
