package io.github.junitsmtp.transcript;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An attempt to log in with AUTH (RFC 4954).
 *
 * @param mechanism the SASL mechanism, such as {@code PLAIN}
 * @param user who wanted to log in
 * @param secret the password or token, empty if the mechanism does not send it
 * @param isSuccessful whether the server let them in
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Login(String mechanism, String user, Optional<String> secret, boolean isSuccessful) {

    /** Returns who and how, never the secret, such as {@code shop by PLAIN, refused}. */
    @Override
    public String toString() {
        return user + " by " + mechanism + (isSuccessful ? "" : ", refused");
    }
}
