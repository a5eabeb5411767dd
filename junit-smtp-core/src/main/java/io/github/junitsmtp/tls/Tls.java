package io.github.junitsmtp.tls;

import org.apiguardian.api.API;

/** How a server uses TLS. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Tls {
    /** No TLS. */
    NONE,
    /** The server offers STARTTLS, and accepts mail without it (RFC 3207). */
    STARTTLS,
    /** The server offers STARTTLS, and refuses mail with 530 5.7.0 unless the client uses it (RFC 3207, section 4). */
    STARTTLS_REQUIRED,
    /** TLS from the first byte, as on port 465 (RFC 8314, section 3.3). */
    IMPLICIT;

    /**
     * Returns whether a connection may start in plain text and switch to TLS.
     *
     * @return true for {@link #STARTTLS} and {@link #STARTTLS_REQUIRED}
     */
    public boolean offersStartTls() {
        return this == STARTTLS || this == STARTTLS_REQUIRED;
    }
}
