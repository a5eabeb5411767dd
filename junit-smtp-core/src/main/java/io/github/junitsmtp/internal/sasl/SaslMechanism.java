package io.github.junitsmtp.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The server side of one run of a SASL mechanism (RFC 4422). */
public interface SaslMechanism {

    /** The mechanisms offered by default. */
    List<String> STANDARD = List.of("PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");

    /** The mechanisms that require the server to know the password. */
    List<String> DIGESTS = List.of("CRAM-MD5", "DIGEST-MD5");

    /** Returns the first step, before the client has sent anything. */
    SaslStep begin();

    /** Returns the step that follows a response, decoded from base64. */
    SaslStep respond(byte[] response);

    /** Whether an initial response is not allowed (RFC 4954, section 4). */
    default boolean serverSpeaksFirst() {
        return false;
    }

    /** Returns the challenge that tells the client why it was refused, before the reply, if the mechanism has one. */
    default Optional<String> errorChallenge() {
        return Optional.empty();
    }

    /** Returns who wants to log in, if the mechanism reveals that before the credentials can be verified. */
    default Optional<String> user() {
        return Optional.empty();
    }

    static boolean isKnown(String name) {
        return STANDARD.contains(name) || DIGESTS.contains(name);
    }

    /** Throws if the mechanism is not supported. */
    static void requireKnown(String name) {
        if (!isKnown(name.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Unknown SASL mechanism " + name + "; supported: "
                    + String.join(", ", STANDARD) + ", " + String.join(", ", DIGESTS));
        }
    }

    static SaslMechanism of(String name, Credentials credentials, String domain) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> new PlainMechanism(credentials);
            case "LOGIN" -> new LoginMechanism(credentials);
            case "XOAUTH2" -> BearerMechanism.xoauth2(credentials);
            case "OAUTHBEARER" -> BearerMechanism.oauthBearer(credentials);
            case "CRAM-MD5", "DIGEST-MD5" -> new DigestMechanism(name.toUpperCase(Locale.ROOT), credentials, domain);
            default -> throw new IllegalArgumentException("Unknown SASL mechanism " + name);
        };
    }

    static String text(byte[] response) {
        return new String(response, StandardCharsets.UTF_8);
    }
}
