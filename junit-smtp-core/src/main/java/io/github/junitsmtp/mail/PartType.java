package io.github.junitsmtp.mail;

import java.util.Map;

/**
 * What the header of a part says of its content.
 *
 * @param mediaType the type in lower case, without parameters
 * @param parameters those of the type, by name in lower case
 * @param disposition in lower case, perhaps empty
 * @param fileName perhaps empty
 * @param contentId perhaps empty
 * @param transferEncoding in lower case
 * @param role what the part is for
 */
record PartType(
        String mediaType,
        Map<String, String> parameters,
        String disposition,
        String fileName,
        String contentId,
        String transferEncoding,
        Role role) {

    /** What a part is for. */
    enum Role {
        /** It holds other parts, or tells of the delivery of another message. */
        STRUCTURE,
        /** It is text to be shown. */
        BODY,
        /** It belongs into another part. */
        INLINE,
        /** It is offered as a file. */
        ATTACHMENT
    }

    boolean isMultipart() {
        return mediaType.startsWith("multipart/");
    }

    boolean isText() {
        return mediaType.startsWith("text/");
    }
}
