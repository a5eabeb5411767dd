package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.server.BuildInfo;
import io.github.junitsmtp.internal.wire.SessionThreads;
import io.github.junitsmtp.server.EngineSettings;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RunningEngine;
import io.github.junitsmtp.server.SmtpEngine;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/** GreenMail as an engine, discovered with {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GreenMailEngine implements SmtpEngine {

    static final Executor THREADS =
            new SessionThreads("junit-smtp-session", new StreamProviderLoader(GreenMailEngine.class.getClassLoader()));

    static {
        QuietLogging.start();
    }

    /** Creates the engine. {@link java.util.ServiceLoader} calls this constructor. */
    public GreenMailEngine() {}

    @Override
    public String name() {
        return "GreenMail " + BuildInfo.INSTANCE.getProjectVersion();
    }

    @Override
    public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
        return start(settings, tap, THREADS);
    }

    /** Fails if a port is in use: GreenMail would keep waiting for it. */
    private static void requireFreePorts(EngineSettings settings) throws IOException {
        for (MailboxProtocol protocol : settings.access()) {
            int port = settings.port(protocol);
            if (port == 0) {
                continue;
            }
            try {
                SecureHandler.openServerSocket(settings.bindTo(), port).close();
            } catch (BindException e) {
                throw new BindException("port " + port + " for " + protocol + ": " + e.getMessage());
            }
        }
    }

    static RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap, Executor threads)
            throws IOException {
        TappedGreenMail greenMail = null;
        ServerSocket socket = new PatientServerSocket(); // bound here, so that a port in use fails with its cause
        try {
            TappedSmtpServer.bind(socket, settings.bindTo(), settings.port());
            requireFreePorts(settings);
            greenMail = new TappedGreenMail(settings, socket, tap, threads);
            greenMail.start();
            return new RunningGreenMail(greenMail, socket.getLocalPort());
        } catch (IOException | RuntimeException | Error e) {
            if (greenMail != null) {
                greenMail.stop();
            }
            socket.close();
            throw e;
        }
    }
}
