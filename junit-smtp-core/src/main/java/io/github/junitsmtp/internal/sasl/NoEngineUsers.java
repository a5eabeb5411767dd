package io.github.junitsmtp.internal.sasl;

import java.util.Map;
import java.util.Optional;

/** An engine that has no users of its own. */
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
