package io.github.junitsmtp.internal.mime;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What the header of a part says about its content.
 *
 * @param mediaType the media type in lower case, without parameters
 * @param parameters the parameters of the type, by name in lower case
 * @param disposition the disposition in lower case, or empty if there is none
 * @param fileName the decoded file name, or empty if there is none
 * @param contentId the content ID without angle brackets, or empty if there is none
 * @param transferEncoding the transfer encoding in lower case
 * @param role what the part is for
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PartType(
        String mediaType,
        Map<String, String> parameters,
        Optional<String> disposition,
        Optional<String> fileName,
        Optional<String> contentId,
        String transferEncoding,
        Role role) {

    /** What a part is for. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Role {
        /** It contains other parts, or reports on the delivery of another message. */
        STRUCTURE,
        /** It is the text of the message, or an alternative to it. */
        BODY,
        /** It belongs within another part. */
        INLINE,
        /** It is offered as a file. */
        ATTACHMENT
    }

    /** {@return whether it contains other parts} */
    public boolean isMultipart() {
        return mediaType.startsWith("multipart/");
    }

    /** {@return whether it contains a message} */
    boolean isMessage() {
        return mediaType.equals("message/rfc822") || mediaType.equals("message/global");
    }

    /** {@return this type with a role} */
    PartType as(Role role) {
        return new PartType(mediaType, parameters, disposition, fileName, contentId, transferEncoding, role);
    }

    /** {@return whether it is the text or HTML of the message, to which transport adds a line end} */
    public boolean isTextOrHtmlBody() {
        return role == Role.BODY && (mediaType.equals("text/plain") || mediaType.equals("text/html"));
    }

    /** {@return whether its content is text} */
    public boolean isText() {
        return mediaType.startsWith("text/");
    }
}
