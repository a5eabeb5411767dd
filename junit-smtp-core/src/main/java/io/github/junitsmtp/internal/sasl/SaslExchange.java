package io.github.junitsmtp.internal.sasl;

import java.util.Base64;
import java.util.Optional;

/** One AUTH exchange with its challenges and responses (RFC 4954, section 4). */
public final class SaslExchange {

    public static final String CANCELED = "Authentication canceled";

    private final String name;
    private final SaslMechanism mechanism;
    private final boolean strict;

    /** Takes whether base64 must be padded (RFC 4954, section 8), which only the server that reads it can decide. */
    SaslExchange(String name, SaslMechanism mechanism, boolean strict) {
        this.name = name;
        this.mechanism = mechanism;
        this.strict = strict;
    }

    /** Reads an exchange with another server, which decides who may log in; empty if the mechanism is unknown. */
    public static Optional<SaslExchange> overheard(String name) {
        return mechanismOf(name).map(mechanism -> new SaslExchange(name, mechanism, false));
    }

    private static Optional<SaslMechanism> mechanismOf(String name) {
        return switch (name) {
            case "CRAM-MD5" -> Optional.of(new OverheardCramMd5());
            case "DIGEST-MD5" -> Optional.of(new OverheardDigest());
            default ->
                SaslMechanism.isKnown(name)
                        ? Optional.of(SaslMechanism.of(name, Credentials.anybody(), "localhost"))
                        : Optional.empty();
        };
    }

    /** {@return the name of the mechanism} */
    public String mechanism() {
        return name;
    }

    /** Processes the initial response of AUTH, if there is one. */
    public SaslStep begin(String initialResponse) {
        if (initialResponse.isEmpty()) {
            return mechanism.begin();
        }
        if (mechanism.serverSpeaksFirst()) {
            return new SaslStep.Refused("5.7.0", name + " does not accept an initial response");
        }
        return respond(initialResponse.equals("=") ? "" : initialResponse);
    }

    /** Whether a response cancels the exchange. */
    public static boolean isCanceledBy(String response) {
        return response.equals("*");
    }

    /** Processes the client's response to a challenge. */
    public SaslStep respond(String base64) {
        if (isCanceledBy(base64)) {
            return new SaslStep.Refused("5.7.0", CANCELED);
        }
        if (strict && base64.length() % 4 != 0) {
            return new SaslStep.Refused("5.5.2", "Invalid base64");
        }
        byte[] response;
        try {
            response = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new SaslStep.Refused("5.5.2", "Invalid base64");
        }
        SaslStep step = mechanism.respond(response);
        return step instanceof SaslStep.Claim claim && claim.isUnreadable()
                ? SaslStep.Refused.unreadable("The user name must not contain control characters")
                : step;
    }

    /** Returns who wants to log in, if the mechanism reveals that before the credentials can be verified. */
    public Optional<String> user() {
        return mechanism.user();
    }

    /** Returns the challenge that tells the client why its credentials were refused, before the reply, if the mechanism has one. */
    public Optional<SaslStep.Challenge> errorChallenge() {
        return mechanism.errorChallenge().map(SaslStep.Challenge::of);
    }
}
