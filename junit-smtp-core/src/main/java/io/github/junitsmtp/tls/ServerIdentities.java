package io.github.junitsmtp.tls;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The certificates that servers show. */
final class ServerIdentities {

    private static final String NAME = "CN=localhost, O=junit-smtp";
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1", "::1");
    private static final List<String> OTHER_HOSTS = List.of("mail.example.net");

    private final Authority authority;
    private final Map<ServerCertificate, Identity> made = new EnumMap<>(ServerCertificate.class);

    ServerIdentities(Authority authority) {
        this.authority = authority;
    }

    synchronized Identity get(ServerCertificate which) throws GeneralSecurityException {
        Identity known = made.get(which);
        if (known == null) {
            known = make(which);
            made.put(which, known);
        }
        return known;
    }

    /** Returns the hosts that a certificate is for. */
    static List<String> hostsOf(ServerCertificate which) {
        return which == ServerCertificate.WRONG_HOST ? OTHER_HOSTS : HOSTS;
    }

    private Identity make(ServerCertificate which) throws GeneralSecurityException {
        return switch (which) {
            case TRUSTED, REVOKED -> authority.server(NAME, Authority.Validity.NOW, HOSTS);
            case EXPIRED ->
                authority.server(NAME, Authority.Validity.fromNow(Duration.ofDays(-30), Duration.ofDays(-1)), HOSTS);
            case NOT_YET_VALID ->
                authority.server(NAME, Authority.Validity.fromNow(Duration.ofDays(365), Duration.ofDays(730)), HOSTS);
            case WRONG_HOST ->
                authority.server("CN=mail.example.net, O=junit-smtp", Authority.Validity.NOW, OTHER_HOSTS);
            case SELF_SIGNED -> Authority.selfSigned(NAME, HOSTS);
            case UNTRUSTED_CA ->
                Authority.named("CN=An authority that nobody trusts, O=junit-smtp")
                        .server(NAME, Authority.Validity.NOW, HOSTS);
        };
    }
}
