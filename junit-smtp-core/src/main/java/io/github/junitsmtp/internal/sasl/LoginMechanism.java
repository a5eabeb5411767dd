package io.github.junitsmtp.internal.sasl;

import org.jspecify.annotations.Nullable;

/** LOGIN: user name and password, one after the other. No RFC defines it, but every server has it. */
final class LoginMechanism implements SaslMechanism {

    private final Credentials credentials;
    private @Nullable String user;

    LoginMechanism(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public SaslStep begin() {
        return SaslStep.Challenge.of("Username:");
    }

    @Override
    public SaslStep respond(byte[] response) {
        String text = SaslMechanism.text(response);
        if (user == null) {
            user = text;
            return SaslStep.Challenge.of("Password:");
        }
        return SaslStep.Claim.of(user, SecretKind.PASSWORD, text, credentials);
    }
}
