package io.github.junitsmtp.internal.sasl;

import java.util.Map;
import java.util.Optional;

/** The users of an engine that has none. */
final class NoEngineUsers implements EngineUsers {

    @Override
    public Optional<Boolean> authenticate(String user, String secret) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> known() {
        return Map.of();
    }
}
