package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.Printable;
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
     * @param user who wanted to log in, empty if that is unknown
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

    /**
     * Returns who wanted to log in.
     *
     * @return the user, or empty if the credentials do not tell: a stub let the client in before they were complete, a token was sent
     *     without a user and no user has that token, or only the client's record exists and it cannot read the mechanism
     */
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

    /** {@return the same attempt, accepted by the server} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Login succeeded() {
        return new Login(mechanism, user, secret(), true);
    }

    /** Whether it is of this user, who is known. */
    boolean isOf(String name) {
        return !isOfUnknownUser() && user.equals(name);
    }

    boolean isOfUnknownUser() {
        return user.isEmpty();
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
        return (isOfUnknownUser() ? "an unknown user" : Printable.line(user)) + " by " + mechanism
                + (successful ? "" : ", refused");
    }
}
