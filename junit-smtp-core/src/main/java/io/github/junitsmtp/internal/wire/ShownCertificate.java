package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import java.util.List;
import java.util.Optional;

/**
 * The certificate that a server shows, and what a client may have against it. The server hears an alert at most, so that is all it can tell.
 *
 * @param which the certificate
 * @param hosts the hosts that it is for
 */
record ShownCertificate(ServerCertificate which, List<String> hosts) {

    /** Returns what a server that goes by some hosts shows. */
    static ShownCertificate of(ServerCertificate which, List<String> hosts) {
        return new ShownCertificate(which, TestCertificates.ofThisJvm().hostsOf(which, hosts));
    }

    /**
     * Tells why the client may have refused it.
     *
     * @param alert the name of the alert
     * @param asked the host that the client asked for, if it did
     */
    String refusedWith(String alert, Optional<String> asked) {
        return "the client refused the certificate of this server"
                + (isBadOnPurpose() ? ", " + inWords() : reason(alert, asked));
    }

    /** Whether nobody need ask for the reason. */
    private boolean isBadOnPurpose() {
        return which != ServerCertificate.TRUSTED && which != ServerCertificate.WRONG_HOST;
    }

    private String inWords() {
        return "which is ServerCertificate." + which;
    }

    private String reason(String alert, Optional<String> asked) {
        return switch (alert) {
            case "unknown_ca" -> ": it does not trust the issuer, see certificates()";
            case "certificate_expired", "certificate_revoked" -> "";
            default -> ": " + names(asked);
        };
    }

    private String names(Optional<String> asked) {
        String list = String.join(", ", hosts);
        if (asked.isEmpty()) {
            return "it does not trust the issuer, see certificates(), or it connects under a name other than " + list
                    + "; it asked for no name (SNI)";
        }
        return hosts.stream().anyMatch(asked.get()::equalsIgnoreCase)
                ? "it asked for " + asked.get() + ", which is right, so it may not trust the issuer: see certificates()"
                : "it asked for " + asked.get() + ", but the certificate is for " + list
                        + " (or it does not trust the issuer, see certificates())";
    }

    /** Tells what a client that said nothing may have had against it. */
    String perhapsRefused(Optional<String> asked) {
        return "it may have refused the certificate, "
                + (isBadOnPurpose() ? inWords() : "which is for " + String.join(", ", hosts))
                + "; it asked for " + asked.orElse("no name (SNI)");
    }
}
