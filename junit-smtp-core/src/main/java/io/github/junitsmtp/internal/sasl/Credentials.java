package io.github.junitsmtp.internal.sasl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may log in: the users that were configured and those of the engine, or anybody if there are none.
 *
 * @param users the users that were configured, with their passwords
 * @param engine the users of the engine, which may change
 */
public record Credentials(Map<String, String> users, EngineUsers engine) {

    /** Copies the users: their builder may go on to make another server. */
    public Credentials {
        users = Map.copyOf(users);
    }

    /** Lets anybody in. */
    static Credentials anybody() {
        return new Credentials(Map.of(), new NoEngineUsers());
    }

    /** {@return what is wrong with the password or token of a user; empty if it is right} */
    Optional<String> problemOf(String user, String secret, SecretKind kind) {
        boolean right = secret.equals(users.get(user))
                || engine.authenticate(user, secret).orElse(users.isEmpty());
        return right ? Optional.empty() : Optional.of(LoginProblem.of(user, Optional.of(secret), kind, known()));
    }

    /** {@return why the response of a user to a challenge is wrong, who sends no password; the engine has no say in it} */
    String problemOfResponse(String user) {
        return LoginProblem.of(user, Optional.empty(), SecretKind.PASSWORD, users);
    }

    private Map<String, String> known() {
        Map<String, String> all = new HashMap<>(engine.known());
        all.putAll(users);
        return all;
    }

    /** Finds whom a token belongs to, for clients that leave it to the token to tell; nobody if it is unknown. */
    public String ownerOf(String token) {
        return users.entrySet().stream()
                .filter(user -> user.getValue().equals(token))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
