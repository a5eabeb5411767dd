package io.github.junitsmtp.internal.sasl;

import java.util.Map;

/** Who may log in: the users that were configured, or anybody if there are none. */
public record Credentials(Map<String, String> users) {

    /** Copies the users: their builder may go on to make another server. */
    public Credentials {
        users = Map.copyOf(users);
    }

    public boolean areRight(String user, String password) {
        return users.isEmpty() || password.equals(users.get(user));
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
