package io.github.junitsmtp.internal.sasl;

/** PLAIN: identity, user name and password, separated by NUL (RFC 4616). */
final class PlainMechanism implements SaslMechanism {

    private final Credentials credentials;

    PlainMechanism(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public SaslStep begin() {
        return SaslStep.Challenge.of("");
    }

    @Override
    public SaslStep respond(byte[] response) {
        String[] parts = SaslMechanism.text(response).split("\0", -1);
        boolean shifted =
                parts.length == 3 && !parts[0].isEmpty() && parts[2].isEmpty(); // the second part may be the password
        return parts.length == 3 && !shifted
                ? SaslStep.Claim.of(parts[1], SecretKind.PASSWORD, parts[2], credentials)
                        .actingAs(parts[0])
                : SaslStep.Refused.unreadable("PLAIN requires an identity, a user and a password, separated by NUL");
    }
}
