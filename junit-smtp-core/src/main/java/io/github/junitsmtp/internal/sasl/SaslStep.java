package io.github.junitsmtp.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The result of a response. */
public sealed interface SaslStep {

    /** The mechanism sends another challenge. */
    record Challenge(byte[] bytes) implements SaslStep {

        static Challenge of(String text) {
            return new Challenge(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * The mechanism knows who wants to log in.
     *
     * @param user the user name
     * @param secret the password or token, if the mechanism sends it
     * @param problem what is wrong with it, empty if it is right
     * @param identity the user to act as, empty for the user itself
     */
    record Claim(String user, Optional<String> secret, Optional<String> problem, Optional<String> identity)
            implements SaslStep {

        /** The claim of an unknown client. */
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

        /** Whether a user name contains control characters, like the payload of another mechanism. */
        boolean isUnreadable() {
            return (user + identity.orElse("")).chars().anyMatch(Character::isISOControl);
        }
    }

    /**
     * The response is invalid, or cancels the exchange: the reply is 501.
     *
     * @param enhanced the enhanced status code
     * @param problem what is wrong with the response
     */
    record Refused(String enhanced, String problem) implements SaslStep {

        static Refused unreadable(String problem) {
            return new Refused("5.5.2", problem);
        }
    }
}
