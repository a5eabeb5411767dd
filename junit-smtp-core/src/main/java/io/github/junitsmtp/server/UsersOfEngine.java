package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.sasl.EngineUsers;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The users of the engine that runs at the moment.
 *
 * @param run the engine; it may have clients before it has told that it is started, and nobody can have given it users by then
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
