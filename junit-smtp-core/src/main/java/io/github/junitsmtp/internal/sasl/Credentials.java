package io.github.junitsmtp.internal.sasl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may log in: the configured users and those of the engine, or anybody if there are none.
 *
 * @param users the configured users, with their passwords
 * @param engine the users of the engine, which may change
 */
public record Credentials(Map<String, String> users, EngineUsers engine) {

    /** Copies the users, since their builder may make another server. */
    public Credentials {
        users = Map.copyOf(users);
    }

    /** Lets anybody in. */
    static Credentials anybody() {
        return new Credentials(Map.of(), new NoEngineUsers());
    }

    /**
     * Not even a server for anybody lets in nobody (RFC 4616, section 2). Only a token may belong to a user that is not named.
     *
     * @return what is wrong with the password or token of a user; empty if it is right
     */
    Optional<String> problemOf(String user, String secret, SecretKind kind) {
        boolean given = !secret.isEmpty() && (!user.isEmpty() || kind == SecretKind.TOKEN);
        boolean right = secret.equals(users.get(user))
                || engine.authenticate(user, secret).orElse(users.isEmpty() && given);
        return right ? Optional.empty() : Optional.of(LoginProblem.of(user, Optional.of(secret), kind, known()));
    }

    /** Whether the name of a known user takes the place of the secret, so that the secret, which nobody may see, takes that of the name. */
    boolean areSwapped(String user, String secret) {
        Map<String, String> known = known();
        return known.containsKey(secret) && !known.containsKey(user) && !user.isEmpty();
    }

    /** {@return why a response to a challenge is wrong, for a user who sends no password; the engine is not asked} */
    String problemOfResponse(String user) {
        return LoginProblem.of(user, Optional.empty(), SecretKind.PASSWORD, users);
    }

    private Map<String, String> known() {
        Map<String, String> all = new HashMap<>(engine.known());
        all.putAll(users);
        return all;
    }

    /** Finds the owner of a token, for clients that send no user name; nobody if the token is unknown. */
    public String ownerOf(String token) {
        return known().entrySet().stream()
                .filter(user -> user.getValue().equals(token))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
