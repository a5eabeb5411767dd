package io.github.junitsmtp.tls;

import org.apiguardian.api.API;

/** Whether a server wants to see a certificate of the client. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ClientCertificate {
    /** It does not ask. */
    NOT_ASKED,
    /** It asks, and goes on without. */
    REQUESTED,
    /** It asks, and ends the handshake without. */
    REQUIRED
}
