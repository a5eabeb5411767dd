package io.github.junitsmtp.internal.sasl;

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
        return new Credentials(Map.of(), (user, secret) -> Optional.empty());
    }

    public boolean areRight(String user, String password) {
        if (password.equals(users.get(user))) {
            return true;
        }
        Optional<Boolean> byEngine = engine.authenticate(user, password);
        return byEngine.orElse(users.isEmpty());
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
