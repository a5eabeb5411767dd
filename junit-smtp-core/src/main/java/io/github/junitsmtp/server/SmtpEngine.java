package io.github.junitsmtp.server;

import java.io.IOException;
import java.net.Socket;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * The SPI for the SMTP server behind the recording transport. The transport wraps each socket that the engine accepts; the engine reads
 * and writes through the wrapper as if it were the client's plain socket. Engines are found by {@link java.util.ServiceLoader}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SmtpEngine {

    /**
     * Returns the name of the software, for the greeting.
     *
     * @return the name, such as {@code GreenMail 2.1.13}
     */
    String name();

    /**
     * Starts a server and returns when it accepts connections. When a test restarts its server, this is called again, after the
     * running engine was closed, with the port that it had.
     *
     * @param settings what to be
     * @param tap to be applied to each accepted SMTP socket, on the accepting thread and in the order of acceptance; from then on only
     *     the returned socket is used, by one thread, which closes it when the session is over
     * @return the running server
     * @throws IOException if the port cannot be bound
     */
    RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException;
}
