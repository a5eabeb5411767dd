package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.HeaderText;
import org.apiguardian.api.API;

/**
 * A header field of a message or of one of its parts.
 *
 * @param name the name as sent
 * @param rawValue the value as sent, folded and encoded, without whitespace after the colon and without the line
 *     ending; bytes above 127 are read as UTF-8 (RFC 6532), or as windows-1252 if they are not valid UTF-8
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-2.2">RFC 5322, section 2.2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HeaderField(String name, String rawValue) {

    /**
     * Returns the readable value: unfolded (RFC 5322, section 2.2.3) and with encoded words decoded (RFC 2047).
     *
     * @return the value; encoded words that cannot be decoded are left unchanged
     */
    public String value() {
        return HeaderText.decoded(rawValue);
    }

    /** Returns the field on one line, decoded, such as {@code Subject: Welcome}. */
    @Override
    public String toString() {
        return name + ": " + value();
    }
}
