package io.github.junitsmtp.server;

import java.util.Map;

/** Who may log in: the users that were configured, or anybody if there are none. */
record Credentials(Map<String, String> users) {

    boolean areRight(String user, String password) {
        return users.isEmpty() || password.equals(users.get(user));
    }
}
