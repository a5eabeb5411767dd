package io.github.junitsmtp.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One run of a SASL mechanism on the side of the server (RFC 4422). */
public interface SaslMechanism {

    /** Those that are offered unless the test says otherwise. */
    List<String> STANDARD = List.of("PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");

    /** Those that the server has to know the password for. */
    List<String> DIGESTS = List.of("CRAM-MD5", "DIGEST-MD5");

    /** Returns what to say before the client has sent anything. */
    SaslStep begin();

    /** Returns what to say to a response, decoded from base64. */
    SaslStep respond(byte[] response);

    /** Whether there can be no initial response (RFC 4954, section 4). */
    default boolean serverSpeaksFirst() {
        return false;
    }

    /** Returns what tells the client why it was refused, as a challenge that comes before the reply, where the mechanism has that. */
    default Optional<String> errorChallenge() {
        return Optional.empty();
    }

    /** Returns who wants to log in, where the mechanism tells that before the credentials can be judged. */
    default Optional<String> user() {
        return Optional.empty();
    }

    static boolean isKnown(String name) {
        return STANDARD.contains(name) || DIGESTS.contains(name);
    }

    /** Throws if nobody can log in by that mechanism. */
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
