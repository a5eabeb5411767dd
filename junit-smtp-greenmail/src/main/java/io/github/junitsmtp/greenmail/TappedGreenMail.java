package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.junitsmtp.greenmail.mailboxes.LazyManagers;
import io.github.junitsmtp.server.EngineSettings;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.tls.Tls;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** A GreenMail whose SMTP server passes each accepted socket through the tap. */
final class TappedGreenMail extends GreenMail {

    /** Far more than GreenMail needs: a loaded machine must not make the start fail. */
    private static final long STARTUP_TIMEOUT_MILLIS = 60_000;

    private final ServerSocket bound;
    private final UnaryOperator<Socket> tap;
    private final Executor threads;
    private final int keptMails;

    private volatile TappedSmtpServer smtp;
    private boolean stoppedForGood;

    TappedGreenMail(EngineSettings settings, ServerSocket bound, UnaryOperator<Socket> tap, Executor threads) {
        super(setups(settings, bound.getLocalPort()));
        this.bound = bound;
        this.tap = tap;
        this.threads = threads;
        this.keptMails = settings.keptMails();
        this.managers = new LazyManagers(keptMails);
        withConfiguration(configuration(settings)); // unlike users set later, it survives GreenMail's own reset()
    }

    private static GreenMailConfiguration configuration(EngineSettings settings) {
        GreenMailConfiguration configuration = GreenMailConfiguration.aConfig();
        settings.users().forEach(configuration::withUser);
        return configuration;
    }

    /** Applies a configuration at once: the test gets a GreenMail that has been started already. */
    @Override
    public GreenMail withConfiguration(GreenMailConfiguration configuration) {
        super.withConfiguration(configuration);
        if (isRunning()) {
            doConfigure();
        }
        return this;
    }

    /** Returns the setups, SMTP first. */
    private static ServerSetup[] setups(EngineSettings settings, int port) {
        List<ServerSetup> setups = new ArrayList<>();
        String address = settings.bindTo().getHostAddress();
        String smtp = settings.tls() == Tls.IMPLICIT ? ServerSetup.PROTOCOL_SMTPS : ServerSetup.PROTOCOL_SMTP;
        setups.add(new ServerSetup(port, address, smtp));
        if (settings.access().contains(MailboxProtocol.IMAP)) {
            setups.add(new ServerSetup(0, address, ServerSetup.PROTOCOL_IMAP));
        }
        if (settings.access().contains(MailboxProtocol.POP3)) {
            setups.add(new ServerSetup(0, address, ServerSetup.PROTOCOL_POP3));
        }
        setups.forEach(setup -> setup.setServerStartupTimeout(STARTUP_TIMEOUT_MILLIS));
        return setups.toArray(new ServerSetup[0]);
    }

    /** The super constructor calls this as well, before the fields are set; {@link #start} then creates the services. */
    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers given) {
        if (tap == null) {
            return Map.of();
        }
        Map<String, AbstractServer> services =
                super.createServices(Arrays.copyOfRange(config, 1, config.length), given);
        smtp = new TappedSmtpServer(config[0], given, bound, tap, threads);
        services.put(config[0].getProtocol(), smtp);
        return services;
    }

    /** Does nothing if it is running, as it is when the test gets it. */
    @Override
    public synchronized void start() {
        if (stoppedForGood) {
            throw new IllegalStateException(
                    "Cannot start this GreenMail: its server was stopped; call restart() on the server, and"
                            + " unwrap(GreenMail.class) for its new GreenMail");
        }
        if (isRunning()) {
            return;
        }
        services.values().forEach(AbstractServer::stopService); // of which a test may have stopped one
        boolean interrupted = Thread.interrupted(); // GreenMail would give up at once
        try {
            super.start();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Users that are set from now on count after the next start, as with GreenMail alone. */
    @Override
    public synchronized void stop() {
        super.stop();
        managers = new LazyManagers(keptMails);
    }

    synchronized void stopForGood() {
        stoppedForGood = true;
        stop();
    }

    boolean hasListenedSince(long nanoTime) {
        return smtp.hasListenedSince(nanoTime);
    }

    Optional<Boolean> authenticate(String login, String password) {
        return lazyManagers().authenticate(login, password);
    }

    Map<String, String> users() {
        return lazyManagers().passwords();
    }

    @Override
    public void purgeEmailFromAllMailboxes() throws FolderException {
        lazyManagers().deleteAllMessages();
    }

    private LazyManagers lazyManagers() {
        return (LazyManagers) getManagers();
    }
}
