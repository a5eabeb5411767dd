package io.github.junitsmtp.tls;

import org.apiguardian.api.API;

/** Whether a server requests a certificate from the client. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ClientCertificate {
    /** The server does not request one. */
    NOT_ASKED,
    /** The server requests one, but continues if the client sends none. */
    REQUESTED,
    /** The server requests one, and aborts the handshake if the client sends none. */
    REQUIRED
}
