package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.LoginLines;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A login attempt with AUTH (RFC 4954). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Login {

    private final String mechanism;
    private final String user;
    private final @Nullable String secret;
    private final boolean successful;
    private final @Nullable String identity;
    private final @Nullable String problem;

    /**
     * Creates a login attempt.
     *
     * @param mechanism the SASL mechanism
     * @param user the user who tried to log in; empty if unknown
     * @param secret the password or token; empty if the mechanism does not send it
     * @param successful whether the server accepted the login
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Login(String mechanism, String user, Optional<String> secret, boolean successful) {
        this(mechanism, user, secret, successful, Optional.empty(), Optional.empty());
    }

    private Login(
            String mechanism,
            String user,
            Optional<String> secret,
            boolean successful,
            Optional<String> identity,
            Optional<String> problem) {
        this.mechanism = mechanism;
        this.user = user;
        this.secret = secret.orElse(null);
        this.successful = successful;
        this.identity = identity.orElse(null);
        this.problem = problem.orElse(null);
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
     * Returns the user who tried to log in. The user is unknown in these cases:
     *
     * <ul>
     *   <li>The credentials were malformed or incomplete.
     *   <li>The server refused the credentials without reading them.
     *   <li>A stub accepted the login before the credentials were complete.
     *   <li>The client sent a token that neither names a user nor belongs to one.
     *   <li>An {@code SmtpClient} recorded the login, and cannot decode its mechanism.
     * </ul>
     *
     * @return the user; empty if unknown
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

    /**
     * Returns the user to act as. With PLAIN, an administrator may log in with their own password on behalf of another
     * user (RFC 4616, section 2). The server ignores the authorization identity.
     *
     * @return the authorization identity, or empty if it is the user who logged in
     */
    public Optional<String> authorizationIdentity() {
        return Optional.ofNullable(identity);
    }

    /** {@return whether the server accepted the credentials} */
    public boolean isSuccessful() {
        return successful;
    }

    /** {@return a copy of this attempt, marked as accepted by the server} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Login succeeded() {
        return new Login(mechanism, user, secret(), true, authorizationIdentity(), Optional.empty());
    }

    /**
     * Returns a copy of this attempt, marked as made on behalf of another user.
     *
     * @param other the authorization identity; empty if it is the user who logged in
     * @return the copy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Login actingAs(Optional<String> other) {
        return new Login(mechanism, user, secret(), successful, other, problem());
    }

    /**
     * Returns a copy of this attempt that says what was wrong with its credentials.
     *
     * @param why the reason, without the secret; empty if the credentials were correct, or this server did not check them
     * @return the copy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Login refusedBecause(Optional<String> why) {
        return new Login(mechanism, user, secret(), successful, authorizationIdentity(), why);
    }

    /**
     * Returns what was wrong with the credentials.
     *
     * @return the problem, such as {@code the password has 7 characters instead of 6 and ends with a line feed},
     *     without the secret; empty if the server accepted the credentials, a stub refused them, or the login was
     *     recorded by an {@code SmtpClient}
     */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether the attempt is known to be by this user. */
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
                && successful == that.successful
                && Objects.equals(identity, that.identity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mechanism, user, secret, successful, identity);
    }

    /**
     * Returns the user, the mechanism and any problem, such as {@code shop via PLAIN, refused: the password is empty},
     * but never the secret.
     */
    @Override
    public String toString() {
        return (isOfUnknownUser() ? "an unknown user" : Printable.line(LoginLines.hiddenIn(user))) + " via " + mechanism
                + (identity == null ? "" : ", acting as " + Printable.line(LoginLines.hiddenIn(identity)))
                + (successful ? "" : ", refused")
                + (problem == null ? "" : ": " + problem);
    }
}
