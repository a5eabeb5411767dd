package org.example.reset;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The passwords, and the tokens that let their owners set new ones. */
@Component
class Accounts {

    private final Map<String, String> passwords = new ConcurrentHashMap<>(Map.of("ada@example.org", "forgotten"));
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** Returns a token for the account, or nothing if there is no such account. */
    Optional<String> newToken(String email) {
        if (!passwords.containsKey(email)) {
            return Optional.empty();
        }
        String token = UUID.randomUUID().toString();
        owners.put(token, email);
        return Optional.of(token);
    }

    Optional<String> ownerOf(String token) {
        return Optional.ofNullable(owners.get(token));
    }

    /** Sets a password, once for each token; returns whose it is now. */
    Optional<String> setPassword(String token, String password) {
        Optional<String> owner = Optional.ofNullable(owners.remove(token));
        owner.ifPresent(email -> passwords.put(email, password));
        return owner;
    }

    boolean isPassword(String email, String password) {
        return password.equals(passwords.get(email));
    }
}
