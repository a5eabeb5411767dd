package io.github.junitsmtp.internal.sasl;

import java.util.Map;
import java.util.Optional;

/** The engine's own users. */
public interface EngineUsers {

    /** Returns whether a password or token is right, or empty if the engine has no users. */
    Optional<Boolean> authenticate(String user, String secret);

    /** Returns the passwords by user name, as far as the engine reveals them, to explain what is wrong with a login. */
    Map<String, String> known();
}
