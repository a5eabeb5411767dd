package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Printable;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.Condition;

/**
 * The assertions on TLS and authentication; all are in {@link SmtpSessionAssert}. The examples assert on a session that began TLS 1.3 for
 * {@code localhost} with STARTTLS, and then logged in as {@code shop}.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SecurityAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super SmtpSession> condition);

    /**
     * Verifies that TLS began, and that neither credentials nor anything of a mail were sent before.
     *
     * <pre>{@code
     * assertThat(session).isEncrypted(); // passes
     * assertThat(sessionInTheClear).isEncrypted(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3207#section-4">RFC 3207, section 4</a>
     */
    default SELF isEncrypted() {
        return has(Expectation.of("TLS for all that is worth protecting", TlsUsage::problemOf));
    }

    /**
     * Verifies that TLS did not begin.
     *
     * <pre>{@code
     * assertThat(sessionInTheClear).isNotEncrypted(); // passes
     * assertThat(session).isNotEncrypted(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF isNotEncrypted() {
        return has(Expectation.of("no TLS", session -> session.tls().map(tls -> "it has " + tls)));
    }

    /**
     * Verifies the version of TLS.
     *
     * <pre>{@code
     * assertThat(session).hasTlsProtocol("TLSv1.3"); // passes
     * assertThat(session).hasTlsProtocol("TLSv1.2"); // fails
     * }</pre>
     *
     * @param protocol the version, as the JDK names it
     * @return this assertion object
     */
    default SELF hasTlsProtocol(String protocol) {
        return has(Expectation.of(
                "TLS in the version " + protocol,
                session -> session.tls()
                        .filter(tls -> tls.protocol().equals(protocol))
                        .isPresent(),
                TlsUsage::describe));
    }

    /**
     * Verifies for which host the client began TLS (SNI, RFC 6066, section 3).
     *
     * <pre>{@code
     * assertThat(session).hasServerName("localhost"); // passes
     * assertThat(session).hasServerName("mx.example.org"); // fails
     * }</pre>
     *
     * @param name the name that it asked for
     * @return this assertion object
     */
    default SELF hasServerName(String name) {
        return has(Expectation.of(
                "TLS for the host " + Printable.quote(name),
                session -> session.tls().flatMap(TlsHandshake::serverName).equals(Optional.of(name)),
                TlsUsage::describe));
    }

    /**
     * Verifies who the client is by its certificate.
     *
     * <pre>{@code
     * assertThat(sessionOfAClientWithCertificate).hasClientCertificate("CN=shop"); // passes
     * assertThat(session).hasClientCertificate("CN=shop"); // fails
     * }</pre>
     *
     * @param subject the subject of its certificate
     * @return this assertion object
     */
    default SELF hasClientCertificate(String subject) {
        return has(Expectation.of(
                "a client certificate of " + Printable.quote(subject),
                session -> session.tls().flatMap(TlsHandshake::clientName).equals(Optional.of(subject)),
                TlsUsage::describe));
    }

    /**
     * Verifies that a TLS handshake failed, for a reason that holds some words.
     *
     * <pre>{@code
     * assertThat(sessionOfACarefulClient).hasFailedHandshake("does not trust"); // passes
     * assertThat(session).hasFailedHandshake("does not trust"); // fails
     * }</pre>
     *
     * @param words what the reason holds, perhaps nothing
     * @return this assertion object
     */
    default SELF hasFailedHandshake(String words) {
        return has(Expectation.of(
                "a TLS handshake that failed" + (words.isEmpty() ? "" : " with " + Printable.quote(words)),
                session -> TlsUsage.failureOf(session)
                        .filter(reason -> reason.contains(words))
                        .isPresent(),
                TlsUsage::describe));
    }

    /**
     * Verifies who logged in.
     *
     * <pre>{@code
     * assertThat(session).isAuthenticatedAs("shop"); // passes
     * assertThat(session).isAuthenticatedAs("ada"); // fails
     * }</pre>
     *
     * @param user the name of the user
     * @return this assertion object
     */
    default SELF isAuthenticatedAs(String user) {
        return has(Expectation.of(
                "a login of " + Printable.quote(user),
                session -> session.logins().stream()
                        .anyMatch(login -> login.isSuccessful() && login.user().equals(user)),
                session -> TlsUsage.describe(session.logins())));
    }

    /**
     * Verifies that nobody logged in or tried to.
     *
     * <pre>{@code
     * assertThat(sessionOfAnybody).hasNoLogins(); // passes
     * assertThat(session).hasNoLogins(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF hasNoLogins() {
        return has(Expectation.of(
                "no logins", session -> session.logins().isEmpty(), session -> TlsUsage.describe(session.logins())));
    }
}
