package io.github.junitsmtp.html;

import org.apiguardian.api.API;

/** How well a client supports a feature, or all features of a mail: the worst of them. The worst level comes last. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SupportLevel {
    /** Supported. */
    SUPPORTED,
    /** Not known: nobody has tested it. */
    UNKNOWN,
    /** Supported in part, which a note explains. */
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
