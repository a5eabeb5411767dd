package io.github.junitsmtp.tls;

import org.apiguardian.api.API;

/**
 * The certificate that a server presents. Each one except {@link #WRONG_HOST} is issued for {@code localhost},
 * {@code 127.0.0.1}, {@code ::1}, the address to which the server is bound, and the server's additional names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6.1">RFC 5280, section 6.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ServerCertificate {
    /** Accepted by clients that trust {@link TestCertificates}. */
    TRUSTED,
    /** Expired yesterday. */
    EXPIRED,
    /** Not valid until a year from now. */
    NOT_YET_VALID,
    /** Issued for {@code mail.example.net} (RFC 9525, section 6). */
    WRONG_HOST,
    /** Signed with its own key. */
    SELF_SIGNED,
    /** Issued by another authority. */
    UNTRUSTED_CA,
    /** On the revocation list of the authority. Only clients that check the list reject it. */
    REVOKED
}
