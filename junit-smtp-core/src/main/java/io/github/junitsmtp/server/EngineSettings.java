package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.wire.TlsSettings;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** The settings that a server passes to its engine. An engine applies those that it supports. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EngineSettings {

    private final InetAddress bindTo;
    private final int port;
    private final TlsSettings tls;
    private final Map<String, String> users;
    private final Optional<String> catchAll;
    private final Set<MailboxProtocol> access;
    private final Map<MailboxProtocol, Integer> mailboxPorts;
    private final int keptMails;

    EngineSettings(
            InetAddress bindTo,
            int port,
            TlsSettings tls,
            Map<String, String> users,
            Optional<String> catchAll,
            Set<MailboxProtocol> access,
            Map<MailboxProtocol, Integer> mailboxPorts,
            int keptMails) {
        this.bindTo = bindTo;
        this.port = port;
        this.tls = tls;
        this.users = Map.copyOf(users);
        this.catchAll = catchAll;
        this.access = Set.copyOf(access);
        this.mailboxPorts = Map.copyOf(mailboxPorts);
        this.keptMails = keptMails;
    }

    /** Returns these settings with the ports that the engine has chosen. */
    EngineSettings withPortsOf(RunningEngine engine) {
        Map<MailboxProtocol, Integer> found = new EnumMap<>(MailboxProtocol.class);
        for (MailboxProtocol protocol : access) {
            engine.port(protocol).ifPresent(number -> found.put(protocol, number));
        }
        return new EngineSettings(bindTo, engine.port(), tls, users, catchAll, access, found, keptMails);
    }

    /** {@return the address to listen on} */
    public InetAddress bindTo() {
        return bindTo;
    }

    /** {@return the port for SMTP, or 0 for any free port} */
    public int port() {
        return port;
    }

    /** {@return how the transport uses TLS for SMTP; the engine does not have to handle it} */
    public Tls tls() {
        return tls.mode();
    }

    /** {@return the passwords of the users, by login} */
    public Map<String, String> users() {
        return users;
    }

    /** {@return the login of the user who receives mail for unknown recipients; empty if each recipient has a mailbox} */
    public Optional<String> catchAll() {
        return catchAll;
    }

    /** {@return the protocols for fetching mail; they use TLS from the first byte, unless {@link #tls()} is {@link Tls#NONE}} */
    public Set<MailboxProtocol> access() {
        return access;
    }

    /**
     * Returns the port for fetching mail over the given protocol.
     *
     * @param protocol one of the protocols in {@link #access()}
     * @return the port, or 0 for any free port
     */
    public int port(MailboxProtocol protocol) {
        return mailboxPorts.getOrDefault(protocol, 0);
    }

    Map<MailboxProtocol, Integer> mailboxPorts() {
        return mailboxPorts;
    }

    /**
     * Adds TLS to a connection for fetching mail, using the certificate of the server.
     *
     * @param accepted the socket of a client
     * @return the socket to read from and write to; the first read or write starts the handshake
     * @throws IOException if the server does not use TLS, or the client has disconnected
     */
    public Socket secure(Socket accepted) throws IOException {
        return tls.secure(accepted);
    }

    /** {@return the number of mails to keep; the oldest mails are deleted first} */
    public int keptMails() {
        return keptMails;
    }
}
