package io.github.junitsmtp.internal.sasl;

import java.util.Base64;
import java.util.Optional;

/** One run of AUTH: the challenges and responses that belong to it (RFC 4954, section 4). */
public final class SaslExchange {

    private final String name;
    private final SaslMechanism mechanism;

    SaslExchange(String name, SaslMechanism mechanism) {
        this.name = name;
        this.mechanism = mechanism;
    }

    /** Reads an exchange with another server, whoever may log in there; empty if the mechanism is unknown. */
    public static Optional<SaslExchange> overheard(String name) {
        if (name.equals("DIGEST-MD5")) {
            return Optional.of(new SaslExchange(name, new OverheardDigest()));
        }
        return SaslMechanism.isKnown(name)
                ? Optional.of(new SaslExchange(name, SaslMechanism.of(name, Credentials.anybody(), "localhost")))
                : Optional.empty();
    }

    /** {@return the name of the mechanism} */
    public String mechanism() {
        return name;
    }

    /** Takes the initial response of AUTH, perhaps none. */
    public SaslStep begin(String initialResponse) {
        if (initialResponse.isEmpty()) {
            return mechanism.begin();
        }
        if (mechanism.serverSpeaksFirst()) {
            return new SaslStep.Refused("5.7.0", name + " does not accept an initial response");
        }
        return respond(initialResponse.equals("=") ? "" : initialResponse);
    }

    /** Takes a line of the client that answers a challenge. */
    public SaslStep respond(String base64) {
        if (base64.equals("*")) {
            return new SaslStep.Refused("5.7.0", "Authentication cancelled");
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

    /** Who wants to log in, where the mechanism tells that before the credentials can be judged. */
    public Optional<String> user() {
        return mechanism.user();
    }

    /** What tells the client why its credentials were refused, as a challenge before the reply, where the mechanism has that. */
    public Optional<SaslStep.Challenge> errorChallenge() {
        return mechanism.errorChallenge().map(SaslStep.Challenge::of);
    }
}
