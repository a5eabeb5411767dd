package io.github.junitsmtp.internal.mime;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Reads the values of header fields, in linear time whatever the number of lines. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HeaderText {

    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");

    private HeaderText() {}

    /**
     * Unfolds a value.
     *
     * @param raw the value as it was sent
     * @return the value on one line
     */
    public static String unfolded(String raw) {
        return raw.indexOf('\n') < 0 ? raw : FOLD.matcher(raw).replaceAll("");
    }

    /**
     * Removes comments, which may be nested (RFC 5322, section 3.2.2).
     *
     * @param value the value on one line
     * @return the value without comments and surrounding whitespace; an unclosed comment stays
     */
    public static String withoutComments(String value) {
        return StructuredField.withoutComments(value).strip();
    }

    /**
     * Unfolds a value and decodes its encoded words (RFC 2047).
     *
     * @param raw the value as it was sent
     * @return the value for people to read; encoded words that cannot be decoded stay as they are
     */
    public static String decoded(String raw) {
        return EncodedWords.decoded(unfolded(raw).strip());
    }
}
