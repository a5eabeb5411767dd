package io.github.junitsmtp.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;

/**
 * The certificates of servers, each created for the first server with certain hosts and reused for later servers with
 * the same hosts.
 */
final class ServerIdentities {

    private static final String NAME = "CN=localhost, O=junit-smtp";
    private static final List<String> OTHER_HOSTS = List.of("mail.example.net");

    /** Far more than the number of different host lists in a test suite. */
    private static final int MOST_KEPT = 100;

    private final Authority authority;
    /** A single serial number for all revoked certificates, so that one entry of the revocation list is enough. */
    private final BigInteger revoked = Authority.newSerialNumber();

    /**
     * Key managers can be shared, unlike contexts, which remember sessions. A server that requests no client
     * certificate must not leave a session to a later server on the same port that requests one.
     */
    private final Map<Wanted, KeyManager[]> made = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, KeyManager[]> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private final Map<ServerCertificate, Identity> outside = new EnumMap<>(ServerCertificate.class);

    /**
     * The certificate that a server requests.
     *
     * @param which the kind of certificate
     * @param hosts the hosts for which it is valid
     */
    private record Wanted(ServerCertificate which, List<String> hosts) {}

    ServerIdentities(Authority authority) {
        this.authority = authority;
    }

    /** Returns the hosts for which a certificate is valid, given the hosts of the server. */
    static List<String> hostsOf(ServerCertificate which, List<String> hosts) {
        return which == ServerCertificate.WRONG_HOST ? OTHER_HOSTS : hosts;
    }

    /** Returns the serial number that all revoked certificates share. */
    BigInteger revoked() {
        return revoked;
    }

    synchronized KeyManager[] keyManagers(ServerCertificate which, List<String> hosts) throws GeneralSecurityException {
        Wanted wanted = new Wanted(which, hostsOf(which, hosts));
        KeyManager[] known = made.get(wanted);
        if (known == null) {
            known = make(which, wanted.hosts()).keyManagers();
            made.put(wanted, known);
        }
        return known;
    }

    /**
     * Returns the identity of a server in another process on this machine, which reads its certificate and key from
     * files.
     */
    synchronized Identity outside(ServerCertificate which) throws GeneralSecurityException {
        Identity known = outside.get(which);
        if (known == null) {
            known = make(which, hostsOf(which, ServerHosts.LOCAL));
            outside.put(which, known);
        }
        return known;
    }

    private Identity make(ServerCertificate which, List<String> hosts) throws GeneralSecurityException {
        return switch (which) {
            case TRUSTED -> authority.server(NAME, Authority.Validity.NOW, hosts);
            case REVOKED -> authority.server(NAME, revoked, Authority.Validity.NOW, hosts);
            case EXPIRED ->
                authority.server(NAME, Authority.Validity.fromNow(Duration.ofDays(-30), Duration.ofDays(-1)), hosts);
            case NOT_YET_VALID ->
                authority.server(NAME, Authority.Validity.fromNow(Duration.ofDays(365), Duration.ofDays(730)), hosts);
            case WRONG_HOST -> authority.server("CN=mail.example.net, O=junit-smtp", Authority.Validity.NOW, hosts);
            case SELF_SIGNED -> Authority.selfSigned(NAME, hosts);
            case UNTRUSTED_CA ->
                Authority.named("CN=Untrusted authority, O=junit-smtp").server(NAME, Authority.Validity.NOW, hosts);
        };
    }
}
