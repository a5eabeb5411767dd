package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.pop3.Pop3Server;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** A GreenMail whose SMTP server passes each accepted socket through the tap. */
final class TappedGreenMail extends GreenMail {

    /** Far more than GreenMail needs, so that the start does not fail on a loaded machine. */
    private static final long STARTUP_TIMEOUT_MILLIS = 60_000;

    private final ServerSocket bound;
    private final UnaryOperator<Socket> tap;
    private final Executor threads;
    private final EngineSettings settings;

    @SuppressWarnings("NullAway.Init") // set by createServices(..), which start() calls
    private volatile TappedSmtpServer smtp;

    private boolean stoppedForGood;

    TappedGreenMail(EngineSettings settings, ServerSocket bound, UnaryOperator<Socket> tap, Executor threads) {
        super(setups(settings, bound.getLocalPort()));
        this.bound = bound;
        this.tap = tap;
        this.threads = threads;
        this.settings = settings;
        this.managers = newManagers();
        withConfiguration(configuration(settings)); // unlike users set later, these survive GreenMail's own reset()
    }

    private static GreenMailConfiguration configuration(EngineSettings settings) {
        GreenMailConfiguration configuration = GreenMailConfiguration.aConfig();
        for (Map.Entry<String, String> user : settings.users().entrySet()) {
            configuration.withUser(user.getKey(), user.getValue());
        }
        return configuration;
    }

    /** Applies a configuration immediately, because tests get a GreenMail instance that is already running. */
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
        for (MailboxProtocol protocol : settings.access()) {
            setups.add(new ServerSetup(settings.port(protocol), address, nameOf(protocol, settings.tls())));
        }
        for (ServerSetup setup : setups) {
            setup.setServerStartupTimeout(STARTUP_TIMEOUT_MILLIS);
        }
        return setups.toArray(new ServerSetup[0]);
    }

    /** GreenMail's mailbox protocols support only TLS from the first byte (RFC 8314). */
    private static String nameOf(MailboxProtocol protocol, Tls tls) {
        return protocol.name().toLowerCase(Locale.ROOT) + (tls == Tls.NONE ? "" : "s");
    }

    /**
     * The superclass constructor also calls this method, before the fields are set. In that case, {@link #start}
     * creates the services later.
     */
    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers given) {
        if (tap == null) {
            return Map.of();
        }
        Map<String, AbstractServer> services = new HashMap<>();
        for (ServerSetup setup : Arrays.copyOfRange(config, 1, config.length)) {
            services.putAll(
                    setup.isSecure()
                            ? Map.of(setup.getProtocol(), new SecureMailboxServer(setup, given, settings))
                            : super.createServices(new ServerSetup[] {setup}, given));
        }
        smtp = new TappedSmtpServer(config[0], given, bound, tap, threads);
        services.put(config[0].getProtocol(), smtp);
        return services;
    }

    /** Does nothing if GreenMail is already running, as it is when a test gets it. */
    @Override
    public synchronized void start() {
        if (stoppedForGood) {
            throw new IllegalStateException(
                    "Cannot start this GreenMail instance: its server was stopped; call restart() on the server, then"
                            + " unwrap(GreenMail.class) to get the new instance");
        }
        if (isRunning()) {
            return;
        }
        for (AbstractServer service : services.values()) {
            service.stopService(); // a test may have stopped one of them
        }
        boolean interrupted = Thread.interrupted(); // GreenMail would give up at once
        try {
            super.start();
            keepPorts();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** GreenMail's own reset would choose other ports for IMAP and POP3, but the server's ports must not change. */
    private void keepPorts() {
        for (int i = 1; i < config.length; i++) {
            ServerSetup setup = config[i].port(Objects.requireNonNull(services.get(config[i].getProtocol()))
                    .getPort());
            setup.setServerStartupTimeout(STARTUP_TIMEOUT_MILLIS);
            config[i] = setup;
        }
    }

    /** Users set after this call take effect at the next start, as with GreenMail alone. */
    @Override
    public synchronized void stop() {
        super.stop();
        managers = newManagers();
    }

    private LazyManagers newManagers() {
        return new LazyManagers(settings.keptMails(), settings.catchAll());
    }

    synchronized void stopForGood() {
        stoppedForGood = true;
        stop();
    }

    @Override
    public ImapServer getImaps() {
        requireNone(ServerSetup.PROTOCOL_IMAPS, "getImaps()", MailboxProtocol.IMAP);
        return super.getImaps();
    }

    @Override
    public Pop3Server getPop3s() {
        requireNone(ServerSetup.PROTOCOL_POP3S, "getPop3s()", MailboxProtocol.POP3);
        return super.getPop3s();
    }

    /** The server exists, but it is not one of GreenMail's classes, which support only GreenMail's own certificates. */
    private void requireNone(String name, String method, MailboxProtocol protocol) {
        if (services.containsKey(name)) {
            throw new UnsupportedOperationException(
                    method + " cannot return the server, because GreenMail's own class cannot use"
                            + " test certificates; call smtp.port(MailboxProtocol." + protocol
                            + ") for its port, and smtp.mailStore() for a mailbox");
        }
    }

    OptionalInt port(MailboxProtocol protocol) {
        AbstractServer server = services.get(nameOf(protocol, settings.tls()));
        return server == null ? OptionalInt.empty() : OptionalInt.of(server.getPort());
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
