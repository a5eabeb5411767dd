package io.github.junitsmtp.tls;

import org.apiguardian.api.API;

/**
 * Which certificate a server shows. All but {@link #WRONG_HOST} are for {@code localhost}, {@code 127.0.0.1} and {@code ::1}, the
 * address that the server is bound to, and its further names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6.1">RFC 5280, section 6.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ServerCertificate {
    /** One that clients which trust {@link TestCertificates} accept. */
    TRUSTED,
    /** One that ended yesterday. */
    EXPIRED,
    /** One that begins in a year. */
    NOT_YET_VALID,
    /** One for {@code mail.example.net} (RFC 9525, section 6). */
    WRONG_HOST,
    /** One that only vouches for itself. */
    SELF_SIGNED,
    /** One of another authority. */
    UNTRUSTED_CA,
    /** One on the revocation list of the authority; only clients that look there refuse it. */
    REVOKED
}
