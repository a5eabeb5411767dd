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

/** What an engine is asked to be. A server makes these settings; an engine reads those that it can follow. */
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

    /** Returns these settings with the ports that an engine has found. */
    EngineSettings withPortsOf(RunningEngine engine) {
        Map<MailboxProtocol, Integer> found = new EnumMap<>(MailboxProtocol.class);
        access.forEach(protocol -> engine.port(protocol).ifPresent(number -> found.put(protocol, number)));
        return new EngineSettings(bindTo, engine.port(), tls, users, catchAll, access, found, keptMails);
    }

    /** {@return the address to listen on} */
    public InetAddress bindTo() {
        return bindTo;
    }

    /** {@return the port for SMTP, 0 for any free one} */
    public int port() {
        return port;
    }

    /** {@return how the transport does TLS for SMTP, of which the engine has nothing to do} */
    public Tls tls() {
        return tls.mode();
    }

    /** {@return the users by login, with their passwords} */
    public Map<String, String> users() {
        return users;
    }

    /** {@return the user whose mailbox gets the mail for recipients who are no users; empty if each has a mailbox} */
    public Optional<String> catchAll() {
        return catchAll;
    }

    /** {@return the protocols by which mail can be fetched; their clients begin with TLS, unless {@link #tls()} is {@link Tls#NONE}} */
    public Set<MailboxProtocol> access() {
        return access;
    }

    /**
     * Returns the port for a protocol by which mail can be fetched.
     *
     * @param protocol one of {@link #access()}
     * @return the port, 0 for any free one
     */
    public int port(MailboxProtocol protocol) {
        return mailboxPorts.getOrDefault(protocol, 0);
    }

    Map<MailboxProtocol, Integer> mailboxPorts() {
        return mailboxPorts;
    }

    /**
     * Puts TLS on a connection of a protocol by which mail can be fetched, with the certificate of this server.
     *
     * @param accepted the socket of a client
     * @return the socket to read from and to write to; the handshake begins with that
     * @throws IOException if the server does no TLS, or the client is gone
     */
    public Socket secure(Socket accepted) throws IOException {
        return tls.secure(accepted);
    }

    /** {@return how many mails to keep, the last ones} */
    public int keptMails() {
        return keptMails;
    }
}
