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
            Optional<String> problem = credentials.problemOf(user, secret, kind);
            return problem.isPresent() && credentials.areSwapped(user, secret)
                    ? new Claim(
                            secret,
                            Optional.of(user),
                            Optional.of("the user name and the " + kind + " are swapped"),
                            Optional.empty())
                    : new Claim(user, Optional.of(secret), problem, Optional.empty());
        }

        /** Whether the secret is right. */
        public boolean isRight() {
            return problem.isEmpty();
        }

        Claim actingAs(String other) {
            boolean another = !other.isEmpty()
                    && !other.equals(user)
                    && !Optional.of(other).equals(secret);
            return new Claim(user, secret, problem, another ? Optional.of(other) : Optional.empty());
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
