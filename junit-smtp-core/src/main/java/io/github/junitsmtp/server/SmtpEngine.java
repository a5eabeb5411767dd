package io.github.junitsmtp.server;

import java.io.IOException;
import java.net.Socket;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * The SPI for the SMTP server behind the recording transport. The transport wraps each socket that the engine accepts;
 * the engine reads and writes through the wrapper as if it were the client's plain socket. Engines are discovered with
 * {@link java.util.ServiceLoader}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SmtpEngine {

    /**
     * Returns the name of the software, for use in the greeting.
     *
     * @return the name, such as {@code GreenMail 2.1.13}
     */
    String name();

    /**
     * Starts a server and returns once it accepts connections. On a restart, this method is called again with the same
     * port, after the running engine has been closed.
     *
     * @param settings the settings
     * @param tap the function to apply to each accepted SMTP socket, on the accepting thread and in the order of acceptance. After that,
     *     use only the returned socket, on a single thread, and close it when the session ends
     * @return the running server
     * @throws IOException if the port cannot be bound
     */
    RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException;
}
