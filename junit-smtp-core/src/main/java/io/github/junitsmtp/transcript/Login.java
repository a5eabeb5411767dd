package io.github.junitsmtp.transcript;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** An attempt to log in with AUTH (RFC 4954). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Login {

    private final String mechanism;
    private final String user;
    private final @Nullable String secret;
    private final boolean successful;

    /**
     * Records an attempt to log in.
     *
     * @param mechanism the SASL mechanism
     * @param user who wanted to log in
     * @param secret the password or token, empty if the mechanism does not send it
     * @param successful whether the server let them in
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Login(String mechanism, String user, Optional<String> secret, boolean successful) {
        this.mechanism = mechanism;
        this.user = user;
        this.secret = secret.orElse(null);
        this.successful = successful;
    }

    /**
     * Returns the SASL mechanism.
     *
     * @return its name, such as {@code PLAIN}
     */
    public String mechanism() {
        return mechanism;
    }

    /** {@return who wanted to log in} */
    public String user() {
        return user;
    }

    /**
     * Returns the password or token.
     *
     * @return the secret, or empty if the mechanism does not send it
     */
    public Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    /** {@return whether the server accepted the credentials} */
    public boolean isSuccessful() {
        return successful;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Login that
                && mechanism.equals(that.mechanism)
                && user.equals(that.user)
                && Objects.equals(secret, that.secret)
                && successful == that.successful;
    }

    @Override
    public int hashCode() {
        return Objects.hash(mechanism, user, secret, successful);
    }

    /** Returns who and how, never the secret, such as {@code shop by PLAIN, refused}. */
    @Override
    public String toString() {
        return user + " by " + mechanism + (successful ? "" : ", refused");
    }
}
