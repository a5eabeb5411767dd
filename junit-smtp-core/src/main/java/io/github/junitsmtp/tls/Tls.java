package io.github.junitsmtp.tls;

import org.apiguardian.api.API;

/** How a server does TLS. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Tls {
    /** Not at all. */
    NONE,
    /** It offers STARTTLS, and takes mail without it (RFC 3207). */
    STARTTLS,
    /** It offers STARTTLS, and refuses with 530 5.7.0 what comes without it (RFC 3207, section 4). */
    STARTTLS_REQUIRED,
    /** It speaks TLS from the first byte, as on port 465 (RFC 8314, section 3.3). */
    IMPLICIT;

    /**
     * Tells whether a connection may begin in the clear and go on in TLS.
     *
     * @return true for {@link #STARTTLS} and {@link #STARTTLS_REQUIRED}
     */
    public boolean offersStartTls() {
        return this == STARTTLS || this == STARTTLS_REQUIRED;
    }
}
