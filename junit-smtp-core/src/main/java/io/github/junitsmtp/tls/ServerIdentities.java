package io.github.junitsmtp.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;

/** The certificates that servers show: made when a server with those names asks for one, and kept for the next such server. */
final class ServerIdentities {

    private static final String NAME = "CN=localhost, O=junit-smtp";
    private static final List<String> OTHER_HOSTS = List.of("mail.example.net");

    /** Far more than the servers of a test suite differ in their names. */
    private static final int MOST_KEPT = 100;

    private final Authority authority;
    /** One entry of the revocation list speaks of all revoked certificates, whatever hosts they are for. */
    private final BigInteger revoked = Authority.newSerialNumber();

    /**
     * Unlike contexts, which remember sessions, key managers can be shared: a server that asks for no client certificate must not leave a
     * session to one that does, on the port that it had.
     */
    private final Map<Wanted, KeyManager[]> made = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, KeyManager[]> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private final Map<ServerCertificate, Identity> outside = new EnumMap<>(ServerCertificate.class);

    /**
     * What a server asks for.
     *
     * @param which the kind of certificate
     * @param hosts the hosts that it is for
     */
    private record Wanted(ServerCertificate which, List<String> hosts) {}

    ServerIdentities(Authority authority) {
        this.authority = authority;
    }

    /** Returns the hosts that a certificate is for, of those that a server goes by. */
    static List<String> hostsOf(ServerCertificate which, List<String> hosts) {
        return which == ServerCertificate.WRONG_HOST ? OTHER_HOSTS : hosts;
    }

    /** Returns the serial number of all revoked certificates. */
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

    /** Returns the identity of a server in another process on this machine, which gets its certificate and key from files. */
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
                Authority.named("CN=An authority that nobody trusts, O=junit-smtp")
                        .server(NAME, Authority.Validity.NOW, hosts);
        };
    }
}
