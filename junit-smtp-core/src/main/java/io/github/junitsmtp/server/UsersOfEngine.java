package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.sasl.EngineUsers;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The users of the engine that is running.
 *
 * @param run the run of the engine; empty while it starts, when it may have clients but no users yet
 */
record UsersOfEngine(Supplier<Optional<ServerRun>> run) implements EngineUsers {

    @Override
    public Optional<Boolean> authenticate(String user, String secret) {
        return run.get().flatMap(current -> current.engine().authenticate(user, secret));
    }

    @Override
    public Map<String, String> known() {
        return run.get().map(current -> current.engine().users()).orElse(Map.of());
    }
}
