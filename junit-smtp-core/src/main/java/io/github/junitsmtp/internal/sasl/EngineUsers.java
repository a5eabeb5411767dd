package io.github.junitsmtp.internal.sasl;

import java.util.Optional;

/** The users that the engine has of its own. */
@FunctionalInterface
public interface EngineUsers {

    /** Returns whether a password or token is right, or empty if the engine has no users. */
    Optional<Boolean> authenticate(String user, String secret);
}
