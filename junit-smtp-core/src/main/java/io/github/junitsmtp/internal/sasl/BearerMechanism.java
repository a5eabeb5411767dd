package io.github.junitsmtp.internal.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XOAUTH2, as defined by Google, and OAUTHBEARER (RFC 7628): a user and a token. A refusal explains itself in JSON. */
final class BearerMechanism implements SaslMechanism {

    private static final Pattern XOAUTH2 =
            Pattern.compile("user=([^\\x01]*)\\x01auth=Bearer ([^\\x01]*)\\x01\\x01", Pattern.CASE_INSENSITIVE);
    private static final Pattern OAUTHBEARER = Pattern.compile(
            "[ny],(?:a=([^,]*))?,\\x01(?:(?!auth=Bearer )[a-z]++=[^\\x01]*+\\x01)*+auth=Bearer ([^\\x01]*+)\\x01(?:[a-z]++=[^\\x01]*+\\x01)*+\\x01",
            Pattern.CASE_INSENSITIVE);

    private final Pattern form;
    private final String explanation;
    private final String error;
    private final Credentials credentials;

    private BearerMechanism(Pattern form, String explanation, String error, Credentials credentials) {
        this.form = form;
        this.explanation = explanation;
        this.error = error;
        this.credentials = credentials;
    }

    static BearerMechanism xoauth2(Credentials credentials) {
        return new BearerMechanism(
                XOAUTH2,
                "XOAUTH2 requires user=<user>^Aauth=Bearer <token>^A^A, where ^A is the octet 1",
                "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://mail.example.org/\"}",
                credentials);
    }

    static BearerMechanism oauthBearer(Credentials credentials) {
        return new BearerMechanism(
                OAUTHBEARER,
                "OAUTHBEARER requires n,a=<user>,^Aauth=Bearer <token>^A^A, where ^A is the octet 1",
                "{\"status\":\"invalid_token\",\"scope\":\"mail\"}",
                credentials);
    }

    @Override
    public SaslStep begin() {
        return SaslStep.Challenge.of("");
    }

    @Override
    public SaslStep respond(byte[] response) {
        Matcher matcher = form.matcher(SaslMechanism.text(response));
        if (!matcher.matches()) {
            return SaslStep.Refused.unreadable(explanation);
        }
        String token = matcher.group(2);
        String user = matcher.group(1) == null
                ? credentials.ownerOf(token)
                : matcher.group(1).replace("=2C", ",").replace("=3D", "="); // RFC 5801, section 4
        return SaslStep.Claim.of(user, SecretKind.TOKEN, token, credentials);
    }

    @Override
    public Optional<String> errorChallenge() {
        return Optional.of(error);
    }
}
