package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import java.util.List;
import java.util.Optional;

/**
 * The certificate that a server presents, and why a client may refuse it. The server receives an alert at most, so it cannot tell more.
 *
 * @param which the certificate
 * @param hosts the hosts that it is valid for
 */
record ShownCertificate(ServerCertificate which, List<String> hosts) {

    /** Returns the certificate that a server with these hosts presents. */
    static ShownCertificate of(ServerCertificate which, List<String> hosts) {
        return new ShownCertificate(which, TestCertificates.ofThisJvm().hostsOf(which, hosts));
    }

    /**
     * Describes why the client may have refused the certificate.
     *
     * @param alert the name of the alert
     * @param asked the host that the client asked for, if any
     */
    String refusedWith(String alert, Optional<String> asked) {
        return "the client refused this server's certificate"
                + (isBadOnPurpose() ? ", " + inWords() : reason(alert, asked));
    }

    /** Whether the certificate itself explains the refusal. */
    private boolean isBadOnPurpose() {
        return which != ServerCertificate.TRUSTED && which != ServerCertificate.WRONG_HOST;
    }

    private String inWords() {
        return "which is ServerCertificate." + which;
    }

    private String reason(String alert, Optional<String> asked) {
        return switch (alert) {
            case "unknown_ca" -> ": it does not trust the issuer (see certificates())";
            case "certificate_expired", "certificate_revoked" -> "";
            default -> ": " + names(asked);
        };
    }

    private String names(Optional<String> asked) {
        String list = String.join(", ", hosts);
        if (asked.isEmpty()) {
            return "it does not trust the issuer (see certificates()), or it connects using a name other than " + list
                    + "; it sent no server name (SNI)";
        }
        return hosts.stream().anyMatch(host -> covers(host, asked.get()))
                ? "it asked for " + asked.get()
                        + ", which the certificate covers, so it probably does not trust the issuer: see certificates()"
                : "it asked for " + asked.get() + ", but the certificate is for " + list
                        + " (or it does not trust the issuer: see certificates())";
    }

    /** Whether a name of a certificate is for a host. A wildcard stands for exactly one label (RFC 9525, section 6.3). */
    private static boolean covers(String name, String host) {
        int dot = host.indexOf('.');
        return name.equalsIgnoreCase(host)
                || dot > 0 && name.startsWith("*.") && name.substring(1).equalsIgnoreCase(host.substring(dot));
    }

    /** Describes why a client that sent no alert may have refused the certificate. */
    String perhapsRefused(Optional<String> asked) {
        return "it may have refused the certificate, "
                + (isBadOnPurpose() ? inWords() : "which is for " + String.join(", ", hosts))
                + "; it " + asked.map(host -> "asked for " + host).orElse("sent no server name (SNI)");
    }
}
