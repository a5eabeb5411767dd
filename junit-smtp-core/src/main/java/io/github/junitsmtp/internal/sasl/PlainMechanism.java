package io.github.junitsmtp.internal.sasl;

/** PLAIN: identity, user and password with NUL between them (RFC 4616). */
public final class PlainMechanism implements SaslMechanism {

    private final Credentials credentials;

    public PlainMechanism(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public SaslStep begin() {
        return SaslStep.challenge("");
    }

    @Override
    public SaslStep respond(byte[] response) {
        String[] parts = SaslMechanism.text(response).split("\0", -1);
        return parts.length == 3
                ? SaslStep.claim(parts[1], parts[2], credentials)
                : SaslStep.unreadable("PLAIN takes an identity, a user and a password with NUL between them");
    }
}
