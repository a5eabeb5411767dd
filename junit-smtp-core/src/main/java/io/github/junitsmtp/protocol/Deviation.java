package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * A violation of the standards that does not change the meaning of a reply.
 *
 * @param kind its kind
 * @param text a description, with the line and the rule
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Deviation(Kind kind, String text) {

    /** What is wrong. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Kind {
        /** The form of a line: its end or its characters. */
        FORM,
        /** The class of an enhanced status code. */
        ENHANCED_CLASS,
        /** Enhanced status codes that are not the same on all lines. */
        ENHANCED_LINES
    }
}
