package io.github.junitsmtp.html;

import org.apiguardian.api.API;

/**
 * How well a client supports a feature or, for a whole mail, the mail's least supported feature. Levels are ordered from best to worst.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SupportLevel {
    /** Supported. */
    SUPPORTED,
    /** Unknown, because the feature was not tested. */
    UNKNOWN,
    /** Partially supported; a note explains the limits. */
    PARTIAL,
    /** Not supported. */
    UNSUPPORTED;

    static SupportLevel of(char letter) {
        return switch (letter) {
            case 'y' -> SUPPORTED;
            case 'a' -> PARTIAL;
            case 'n' -> UNSUPPORTED;
            default -> UNKNOWN;
        };
    }
}
