package io.github.junitsmtp.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a mechanism makes of a response. */
public sealed interface SaslStep {

    /** It asks on. */
    record Challenge(byte[] bytes) implements SaslStep {

        static Challenge of(String text) {
            return new Challenge(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * It knows who wants to log in.
     *
     * @param user the name
     * @param secret the password or token, if the mechanism sends it
     * @param problem what is wrong with it, empty if it is right
     * @param identity whom the user wants to act as, empty if it is the user
     */
    record Claim(String user, Optional<String> secret, Optional<String> problem, Optional<String> identity)
            implements SaslStep {

        /** Of somebody of whom nothing is known. */
        public static final Claim OF_NOBODY = new Claim("", Optional.empty(), Optional.empty(), Optional.empty());

        static Claim of(String user, SecretKind kind, String secret, Credentials credentials) {
            return new Claim(user, Optional.of(secret), credentials.problemOf(user, secret, kind), Optional.empty());
        }

        /** Whether the secret is right. */
        public boolean isRight() {
            return problem.isEmpty();
        }

        Claim actingAs(String other) {
            return new Claim(
                    user, secret, problem, Optional.of(other).filter(name -> !name.equals(user) && !name.isEmpty()));
        }

        /** Whether a name holds control characters, as the payload of another mechanism does. */
        boolean isUnreadable() {
            return (user + identity.orElse("")).chars().anyMatch(Character::isISOControl);
        }
    }

    /**
     * The response is not one, or ends the exchange: the reply is 501.
     *
     * @param enhanced the enhanced status code
     * @param problem what is wrong with it
     */
    record Refused(String enhanced, String problem) implements SaslStep {

        static Refused unreadable(String problem) {
            return new Refused("5.5.2", problem);
        }
    }
}
