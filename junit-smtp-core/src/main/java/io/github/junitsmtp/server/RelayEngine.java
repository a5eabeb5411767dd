package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.relay.RelayListener;
import io.github.junitsmtp.internal.relay.RelayTarget;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The engine of a relay, which leaves everything to the backend.
 *
 * @param target the backend
 */
record RelayEngine(RelayTarget target) implements SmtpEngine {

    @Override
    public String name() {
        return "relay to " + address();
    }

    String address() {
        return target.address();
    }

    @Override
    public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
        return new Running(RelayListener.open(settings.bindTo(), settings.port(), target, tap));
    }

    /** A relay that accepts clients. */
    private record Running(RelayListener listener) implements RunningEngine {

        @Override
        public int port() {
            return listener.port();
        }

        /** Does nothing: the mail is on the backend. */
        @Override
        public void reset() {}

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public void close() {
            listener.close();
        }
    }
}
