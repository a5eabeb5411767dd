package io.github.junitsmtp.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mechanism makes of a response: it asks on, knows who claims to be whom, or can not read it.
 *
 * @param challenge what to ask next, null unless it asks
 * @param claim who wants to log in, null unless that is known
 * @param problem why the response can not be read, null unless it is so
 */
public record SaslStep(
        byte @Nullable [] challenge,
        @Nullable Claim claim,
        @Nullable String problem) {

    /**
     * Somebody who wants to log in.
     *
     * @param user the name
     * @param secret the password or token, if the mechanism sends it
     * @param right whether it is right
     */
    public record Claim(String user, Optional<String> secret, boolean right) {}

    public static SaslStep challenge(String text) {
        return challenge(text.getBytes(StandardCharsets.US_ASCII));
    }

    public static SaslStep challenge(byte[] bytes) {
        return new SaslStep(bytes, null, null);
    }

    public static SaslStep claim(String user, String secret, Credentials credentials) {
        return claim(user, Optional.of(secret), credentials.areRight(user, secret));
    }

    public static SaslStep claim(String user, Optional<String> secret, boolean right) {
        return new SaslStep(null, new Claim(user, secret, right), null);
    }

    public static SaslStep unreadable(String problem) {
        return new SaslStep(null, null, problem);
    }
}
