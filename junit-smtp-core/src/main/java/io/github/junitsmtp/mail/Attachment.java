package io.github.junitsmtp.mail;

import java.util.Arrays;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A part of a mail that a reader is offered as a file.
 *
 * @param fileName the decoded file name, empty if the part has none
 * @param contentType the media type without parameters in lower case, such as {@code application/pdf}
 * @param content the decoded bytes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2183#section-2">RFC 2183, section 2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Attachment(String fileName, String contentType, byte[] content) {

    /**
     * Copies the bytes.
     *
     * @param fileName the decoded file name
     * @param contentType the media type
     * @param content the decoded bytes
     */
    public Attachment {
        content = content.clone();
    }

    /**
     * Returns the decoded bytes.
     *
     * @return a new array
     */
    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && fileName.equals(that.fileName)
                && contentType.equals(that.contentType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fileName, contentType, Arrays.hashCode(content));
    }

    /** Returns name, type and size, such as {@code invoice.pdf (application/pdf, 1234 bytes)}. */
    @Override
    public String toString() {
        return fileName + " (" + contentType + ", " + content.length + " bytes)";
    }
}
