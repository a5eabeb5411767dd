package io.github.junitsmtp.internal.sasl;

import java.util.Map;
import java.util.Optional;

/** The users that the engine has of its own. */
public interface EngineUsers {

    /** Returns whether a password or token is right, or empty if the engine has no users. */
    Optional<Boolean> authenticate(String user, String secret);

    /** Returns their passwords by their names, as far as the engine tells, to say what is wrong with a login. */
    Map<String, String> known();
}
